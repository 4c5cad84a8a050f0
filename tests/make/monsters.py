"""Stories that break makers of books: each wrong in ways real ones are."""

from __future__ import annotations

from make.stories import make_chapter, make_story
from storykeep.story.document import Metadata, Story

TANGLE = (
    "<center>centred <big>big</big> <tt>typed</tt></center>",
    '<p align="center">To the <u>middle</u> <font color="red" size="7">red</font></p>',
    "<i><p>one</p><p>two</p></i>",
    "<p>bare & ampersand < less &copy; &nbsp; &bogus; &#1; &#xD800; \x0b\x1f\ufffe</p>",
    "<ul></ul><ol> </ol><dl></dl><table></table><p></p><h3> </h3>",
    "<ul>loose<li>one<ul><li>in</li></ul></li><ol><li>stray list</li></ol>tail</ul>",
    '<ol start="0" type="i" reversed><li value="3">a</li></ol><ol start="x"><li></li></ol>',
    "<dl><dd>answer first</dd><dt>term</dt></dl><dl><dt>a <p>b</p></dt><dd><p>c</p></dd></dl>",
    "<li>a stray item</li><dd>a stray answer</dd><td>a stray cell</td>",
    (
        '<table border="1" summary="s" align="left" width="3"><caption>C</caption>'
        '<colgroup><col width="3"></colgroup><tr><td nowrap colspan="2" rowspan="0">x<p>y</p></td>'
        "</tr><tfoot><tr><th scope=col abbr=x>f</th></tr></tfoot><tr></tr></table>"
    ),
    "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>",
    "<details open><summary>More <b>now</b></summary><p>hidden</p></details><summary>s</summary>",
    "<figure><figcaption>first<p>p</p></figcaption>text<figcaption>second</figcaption></figure>",
    (
        '<p><img src="http://example.org/a b.png" alt="A <cat>" border=0 align=left><img src="x.png">'
        '<img src="data:image/png;base64,AAAA" alt=""></p>'
    ),
    "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby><ruby>x</ruby><rt>y</rt></p>",
    "<p><ruby><rt>a</rt><rt>b</rt>c</ruby><ruby><rb>d</rb><rtc><rt>e</rt></rtc></ruby></p>",
    (
        '<p><a name="n1" id="n1">x</a> <a href="#n1">to x</a> <a href="#none">nowhere</a> '
        '<a href="http://example.org/ö?q=a b&c=[d]|e%zz#f g">web</a> <a href="javascript:x()">js</a>'
        '<a href="http://">no</a><a href="http://1.2.3.999/">ip</a><a href="/local">l</a>'
        '<a href="https://exämple.org:99999/">port</a><a href="https://exämple.org/">idn</a>'
        '<a href="mailto:a@b.c">m</a></p>'
    ),
    '<p id="n1">the same id</p><p id="2 bad id">bad id</p><a name="n1"></a>',
    '<p><a href="https://example.org/">a <span><a href="https://example.org/2">in a</a></span></a>',
    '<p lang="english!" dir="sideways" class="center x" onclick="x()" style="color:red">attr</p>',
    '<p lang="de" dir="RTL" title="a &quot;t&quot; < &amp;">attr</p><bdo dir="rtl">x</bdo>',
    "<script>alert(1)</script><style>p{}</style><iframe src=x>f</iframe><noscript>n</noscript>",
    "<form><input><button>b</button><select><option>o</option></select></form><marquee>m</marquee>",
    "<h1>a</h1><h6>deep</h6><h2>b <div>block</div></h2><h3><hr></h3>",
    "<blockquote>bare<br>text<p>and p</p>tail</blockquote><address>a<p>p</p></address>",
    "<pre>\n  kept   blanks\n<b>bold</b>\n</pre><q>q</q><time>noon</time><wbr><hr width=50%>",
    "<p><b><i>crossed</b></i> <p>unclosed<p>again<div>div</p></div>",
    "<section><nav><article><header>h</header><main>m</main></article></nav></section>",
    "<svg><title>t</title><a>x</a></svg><math><mi>x</mi></math><video src=x></video><audio></audio>",
    "<o:p>office</o:p><st1:place w:st='on'>Bath</st1:place><![endif]--><!-- -- x --><?php x ?>",
    "text without any element",
    "<div>" * 300 + "deep" + "</div>" * 300,
    "<em>" * 300 + "deep" + "</em>" * 300,
    "<p>" + "w" * 300 + "</p>",
)

_FULL = Metadata(
    title='A <Title> & “Its” "Quotes": ' + "very long " * 22,
    authors=("Ada Quill", "B & C <d>", " "),
    summary="<p>One <b>bold</b></p><ul></ul><center>two</center><h2>three</h2>",
    language="en",
    rating="Teen And Up Audiences",
    status="in-progress",
    published="2009-04",
    updated="2011-02-30",
    series=(("Lamps & Lights", "2"), ("Other", "two"), ("Third", None)),
    fandoms=("Robin Hood (Traditional)", "Robin Hood (Traditional)"),
    warnings=("No Archive Warnings Apply",),
    categories=("F/M",),
    relationships=("Marian/Robin Hood",),
    characters=tuple(f"Person {number}" for number in range(40)),
    tags=tuple(f"tag & <{number}>" for number in range(75)),
    disclaimer="None of it is mine.\nNone.",
    notes_before="<p>before <a href='#foot'>1</a></p><h1>head</h1>",
    notes_after='<p id="foot">after</p>',
    address="https://example.org/works/1?a=1&b=2",
    identifier="urn:uuid:4D9F5F3A-3D0B-4C55-9B43-2F7C51E6E3C1",
)


def monsters() -> dict[str, Story]:
    """Stories by name: all that must still become a flawless book."""
    return {
        "tangle": make_story(
            make_chapter(*TANGLE, title="Knots & <ties>", notes_before="<li>x</li>"),
            *(make_chapter(piece, notes_after=piece) for piece in TANGLE),
            metadata=_FULL,
        ),
        "arabic": make_story(
            make_chapter("<p>قالت: «من أنت؟» فأجاب: «أنا Sherlock».</p>", "<hr>", "<p>ثم صمت.</p>"),
            make_chapter("<p>النهاية.</p>", title="الوداع"),
            metadata=Metadata(
                title="المصباح في النافذة", authors=("ليلى",), language="ar", series=(("س", "1.5"),)
            ),
        ),
        "japanese": make_story(
            make_chapter("<p>「誰だ」と<ruby>彼<rt>かれ</rt></ruby>は言った。</p>"),
            metadata=Metadata(
                title="窓の灯", language="ja", address="not an address", summary="灯りの話"
            ),
        ),
        "long": make_story(
            *(make_chapter(f"<p>Day {number}.</p>", "<hr/>", "<p>Night.</p>")
              for number in range(1, 401)),
            # Nothing is known of it, and what is said is wrong.
            metadata=Metadata(identifier="no urn", published="n/a", language="??"),
        ),
    }  # fmt: skip
