package io.ballast.common.bundle;

import java.util.Locale;
import java.util.stream.Collectors;

/** The file {@code README.md} of a bundle: what it holds, and how to check and load it with and without Ballast. */
final class BundleReadme {
    /** What there is to do with a bundle that holds no shard. */
    private static final String VIRTUAL = """

                The bundle is virtual: it states every shard with its hash and holds none of them. Ballast makes them again when they are
                needed, and takes none whose hash differs. Run these inside this directory.

                ## Check

                ```
                sha256sum -c --quiet tagmanifest-sha256.txt
                ballast verify .
                ```

                ## Load

                ```
                ballast load . --db postgresql://HOST/DATABASE
                ```

                ## Make the shards

                ```
                ballast materialize . -o DIR
                ```
                """;

    private BundleReadme() {}

    static String of(Bundle bundle) {
        StringBuilder text = new StringBuilder();
        text.append("# Dataset ").append(code(bundle.dataset())).append("\n\n");
        text.append("Made data, no real person's. Seed ").append(bundle.seed());
        text.append(", algorithm version ").append(bundle.algorithmVersion());
        text.append("; the spec in `dataset.yaml` makes the same bytes again.\n\n");
        text.append("| table | rows | shards | CSV bytes | bytes here |\n| --- | --: | --: | --: | --: |\n");
        for (BundleTable table : bundle.tables()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d |%n".replace("%n", "\n"),
                    code(table.name()),
                    table.rows(),
                    table.shards().size(),
                    table.rawBytes(),
                    bundle.isVirtual() ? 0 : table.sizeBytes()));
        }
        if (!bundle.omittedTables().isEmpty()) {
            text.append("\nOther tables of the spec are not part of it: ");
            text.append(bundle.omittedTables().stream().map(BundleReadme::code).collect(Collectors.joining(", ")));
            text.append(".\n");
        }
        if (bundle.isVirtual()) {
            return text.append(VIRTUAL).toString();
        }
        text.append(
                "\nThis directory is a Data Package (`datapackage.json`), a BagIt bag and a set of psql scripts.\n");
        text.append("Run these inside it.\n\n## Check\n\n");
        text.append("```\nsha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt\n```\n\n## Load\n\n");
        text.append(
                "With Ballast, checked, resumable and fast:\n\n```\nballast load . --db postgresql://HOST/DATABASE\n```\n\n");
        text.append("With psql").append(unpacker(bundle)).append(", all in one transaction:\n\n");
        text.append("```\npsql -f load.sql postgresql://HOST/DATABASE\n```\n\n## Read\n\n");
        String files = "data/" + BundleLayout.fileName(bundle.tables().get(0).name()) + "/*"
                + bundle.compression().fileEnding();
        text.append("CSV in UTF-8: commas, `\"` quotes where needed, `\\n`, ");
        text.append(bundle.dialect().header() ? "a header in every file" : "no header");
        text.append("; NULL is the empty field, the empty text is `\"\"`.\n");
        text.append("Column names and types stand in `datapackage.json`. DuckDB, for one:\n\n```\n");
        text.append("SELECT count(*) FROM read_csv('").append(files).append("', header = ");
        text.append(bundle.dialect().header()).append(");\n```\n");
        return text.toString();
    }

    private static String unpacker(Bundle bundle) {
        return switch (bundle.compression()) {
            case ZSTD -> " and zstd";
            case GZIP -> " and gzip";
            case NONE -> "";
        };
    }

    /** A name as code in a cell of a Markdown table: line breaks and bars would end the cell, backticks the code. */
    private static String code(String name) {
        return "`" + name.replaceAll("[\\p{Cntrl}`|]", "?") + "`";
    }
}
