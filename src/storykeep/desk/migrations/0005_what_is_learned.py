import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_copies"),
        ("tags", "0001_tags"),
        ("works", "0003_merged_copies"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedreading",
            name="names",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="storedreading",
            name="suggested",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("keys", models.JSONField(blank=True, null=True)),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="works.work",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("key", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=150)),
                (
                    "teaches",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="tags.tag",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="namings",
                        to="works.work",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["key", "kind", "teaches", "name"], name="naming_by_key")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("work", "kind", "key"), name="named_once")
                ],
            },
        ),
    ]
