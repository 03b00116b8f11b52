package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Partitioning;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecReaderTest {
    @TempDir
    Path folder;

    @Test
    void putsParentsBeforeTheirChildrenAndKeepsTheFilesOrderOtherwise() {
        assertThat(good("keys-and-references").tables())
                .extracting(TableSpec::name)
                .containsExactly("tenants", "orders", "lines", "customers", "shipments", "profiles");
    }

    @Test
    void readsTheSchemasOfTablesWhereSeveralAreFilled() {
        String text = """
                ballast: 1
                dataset: d
                tables:
                  app.users: { rows: 5, columns: { id: { type: bigint, value: { sequence: {} }, primaryKey: true }, kids: { type: bigint, value: { children: { count: audit.users } } }, last: { type: bigint, value: { children: { max: audit.users.id } } } } }
                  audit.users:
                    per: app.users
                    count: 1
                    columns:
                      id: { type: bigint, references: app.users.id, primaryKey: true }
                      twice: { type: bigint, value: { expression: app.users.id * 2 } }
                      name: { type: text, value: { template: "user {app.users.id}" } }
                      other: { type: bigint, value: { reference: { to: app.users.id } } }
                """;
        DatasetSpec spec = SpecReader.readOfAnySchema(text, "spec.yaml");
        assertThat(spec.tables()).extracting(TableSpec::name).containsExactly("app.users", "audit.users");
        assertThat(values(spec, "audit.users").get(0)).isEqualTo(new ParentKind("id"));
        assertThat(spec.table("audit.users").schema().foreignKeys().get(0).targetTable())
                .isEqualTo("app.users");
        assertThatThrownBy(() -> SpecReader.read(text, "spec.yaml"))
                .hasMessage("2 things are wrong:\n"
                        + "  spec.yaml:4: tables[\"app.users\"]: table name \"app.users\" is not allowed;"
                        + " expected at least one character, and no control characters and points\n"
                        + "  spec.yaml:5: tables[\"audit.users\"]: table name \"audit.users\" is not allowed;"
                        + " expected at least one character, and no control characters and points");
        assertThatThrownBy(() -> SpecReader.readOfAnySchema(text.replace("app.users", "a.b.users"), "spec.yaml"))
                .hasMessageContaining("table name \"b.users\" is not allowed");
    }

    @Test
    void fillsTheColumnsOfReferences() {
        DatasetSpec spec = good("keys-and-references");
        assertThat(values(spec, "lines"))
                .containsExactly(
                        new ParentKind("tenant_id"),
                        new ParentKind("no"),
                        OrdinalKind.NUMBER,
                        OrdinalKind.LAST,
                        new ParentKind("customer"));
        assertThat(values(spec, "orders").get(2))
                .isEqualTo(new ReferenceKind("customers", "id", new Zipf(20, 0.75), "customer"));
        String group = "tenant,order_no,line";
        assertThat(values(spec, "shipments").subList(1, 5))
                .containsExactly(
                        new ReferenceKind("lines", "tenant_id", null, group),
                        new ReferenceKind("lines", "order_no", null, group),
                        new ReferenceKind("lines", "line", null, group),
                        new ReferenceKind("shipments", "id", null, "twin"));
        assertThat(values(spec, "profiles"))
                .containsExactly(new ParentKind("id"), new ReferenceKind("customers", "id", null, "best_friend"));
    }

    @Test
    void makesAForeignKeyOfEachReferenceButNotOfAPickedValue() {
        DatasetSpec spec = good("keys-and-references");
        assertThat(spec.table("lines").schema().foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                List.of("tenant_id", "order_no"),
                                "orders",
                                List.of("tenant_id", "no"),
                                ForeignKey.OnDelete.CASCADE),
                        new ForeignKey(List.of("tenant_id"), "tenants", List.of("id"), ForeignKey.OnDelete.NO_ACTION),
                        new ForeignKey(List.of("customer"), "customers", List.of("id"), ForeignKey.OnDelete.NO_ACTION));
        assertThat(spec.table("shipments").schema().foreignKeys()).hasSize(1);
    }

    @Test
    void marksColumnsThatAreAKeyByThemselvesUnique() {
        DatasetSpec spec = good("constraints-and-indexes");
        assertThat(spec.table("t").columns().stream().filter(ColumnSpec::unique).map(ColumnSpec::name))
                .containsExactly("id", "ref");
    }

    @Test
    void takesNumbersFromTheTypeAndTheDistributionWhereTheSpecGivesNone() {
        DatasetSpec spec = good("every-distribution");
        assertThat(values(spec, "numbers").subList(0, 2))
                .containsExactly(
                        new IntegerKind(1, 10, new Uniform(0.5, 9.5)),
                        new IntegerKind(1, 1_000_000_000_000L, new Zipf(1_000_000_000_000L, 1.1)));
        assertThat(values(good("every-type-and-kind"), "t").get(6))
                .isEqualTo(new DecimalKind(new BigDecimal("-5.000"), new BigDecimal("5.125"), 3, null));
    }

    @Test
    void givesEveryCountAMaximum() {
        assertThat(good("every-distribution").tables())
                .filteredOn(table -> table.rows() instanceof RowCount.PerParent)
                .hasSize(11)
                .allSatisfy(table -> assertThat(((RowCount.PerParent) table.rows())
                                .count()
                                .support()
                                .isFinite())
                        .isTrue());
    }

    @Test
    void bringsLiteralsIntoPostgresForm() {
        DatasetSpec spec = good("odd-values");
        assertThat(((ChoiceKind) values(spec, "t").get(3)).values())
                .containsExactly("NaN", "999.99", "-999.99", "100.00", "0.50");
        assertThat(((ChoiceKind) values(spec, "t").get(6)).values())
                .containsExactly(
                        "-infinity", "2023-12-31 10:00:00+00", "0044-03-15 12:00:00+00 BC", "2000-01-01 07:59:59.5+00");
    }

    @Test
    void readsAnAliasAsWhatItRepeats() {
        DatasetSpec spec = good("anchors-and-aliases");
        assertThat(spec.table("b").columns()).isEqualTo(spec.table("a").columns());
        assertThat(spec.table("c").columns()).isEqualTo(spec.table("a").columns());
    }

    @Test
    void readsAFileAndTheFilesOfItsChoices() throws IOException {
        Files.writeString(folder.resolve("colours.txt"), "red\ngreen\n\nblue, dark\n");
        DatasetSpec spec = SpecReader.read(specWithFile("colours.txt"));
        assertThat(values(spec, "t"))
                .containsExactly(
                        new ChoiceKind(List.of("red", "green", "", "blue, dark"), Collections.nCopies(4, 1.0)));
        assertThat(SpecReader.read(SpecWriter.write(spec), "written")).isEqualTo(spec);
    }

    @Test
    void refusesFilesOfChoicesThatAreNone() throws IOException {
        Path spec = specWithFile("../colours.txt");
        String place = spec + ":6: tables.t.columns.a.value.choice.file: ";
        assertRefused(
                () -> SpecReader.read(spec),
                place + "expected a relative path that stays in the spec's folder, found \"../colours.txt\"");
        specWithFile("/etc/passwd");
        assertRefused(
                () -> SpecReader.read(spec),
                place + "expected a relative path that stays in the spec's folder, found \"/etc/passwd\"");
        specWithFile("none.txt");
        assertRefused(
                () -> SpecReader.read(spec),
                place + folder.toAbsolutePath().resolve("none.txt") + " cannot be read: no such file or directory");
        specWithFile("twice.txt");
        Files.writeString(folder.resolve("twice.txt"), "a\nb\na\n");
        assertRefused(
                () -> SpecReader.read(spec), place + "line 3 holds a NUL character or a value that stood before: a");
        Files.writeString(folder.resolve("twice.txt"), "");
        assertRefused(() -> SpecReader.read(spec), place + "the file is empty, expected one value on each line");
        Files.write(folder.resolve("twice.txt"), new byte[] {(byte) 0xff});
        assertRefused(
                () -> SpecReader.read(spec), place + folder.toAbsolutePath().resolve("twice.txt") + " is not UTF-8");
    }

    @Test
    void refusesFilesThatAreNoSpecs() throws IOException {
        Path none = folder.resolve("none.yaml");
        assertRefused(() -> SpecReader.read(none), none + ": no such file");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe4});
        assertRefused(() -> SpecReader.read(latin), latin + ": not UTF-8");
        assertRefused(() -> SpecReader.read(folder), folder + ": cannot be read: Is a directory");
        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((16 << 20) + 1));
        assertRefused(() -> SpecReader.read(large), large + ": longer than 16777216 bytes");
    }

    @Test
    void findsPresetsByNameAndEverythingElseAsAFile() throws IOException {
        assertThat(SpecReader.find("orders", SpecOverrides.NONE, OptionalInt.empty()))
                .isEqualTo(SpecReader.preset("orders"));
        Path copy = Files.writeString(folder.resolve("copy.yaml"), SpecReader.presetText("orders"));
        assertThat(SpecReader.find(copy.toString(), SpecOverrides.NONE, OptionalInt.empty()))
                .isEqualTo(SpecReader.preset("orders"));
        assertRefused(
                () -> SpecReader.find("user", SpecOverrides.NONE, OptionalInt.empty()),
                "user: neither a file nor a preset; presets: users, orders, shop, events; did you mean \"users\"?");
        assertRefused(
                () -> SpecReader.preset("ordres"),
                "no preset \"ordres\"; presets: users, orders, shop, events; did you mean \"orders\"?");
    }

    @Test
    void refusesASpecOfAnotherAlgorithm() {
        String text = SpecWriter.write(good("smallest"), OptionalInt.of(1));
        assertThat(SpecReader.read(text, "dataset.yaml", SpecOverrides.NONE, OptionalInt.empty()))
                .isEqualTo(good("smallest"));
        assertRefused(
                () -> SpecReader.read(text, "dataset.yaml", SpecOverrides.NONE, OptionalInt.of(2)),
                "dataset.yaml:4: algorithm: this spec belongs to values made by algorithm 1, and this Ballast has algorithm 2,"
                        + " which makes others; use the Ballast that made them, or take the line away");
    }

    @Test
    void partitionsTheEventsPresetOnRequest() {
        SpecOverrides partitioned = new SpecOverrides(
                Map.of(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                SpecOverrides.settings(
                        List.of(
                                "tables.events.partition={ range: { column: occurred_at, bounds: [2024-04-01T00:00:00Z, 2024-07-01T00:00:00Z] } }"),
                        OverrideNames.PLAIN));
        assertThat(SpecReader.preset("events", partitioned)
                        .table("events")
                        .schema()
                        .partitioning())
                .isEqualTo(new Partitioning.ByRange(
                        "occurred_at", List.of("2024-04-01 00:00:00+00", "2024-07-01 00:00:00+00")));
    }

    private Path specWithFile(String name) throws IOException {
        return Files.writeString(
                folder.resolve("spec.yaml"),
                "ballast: 1\ndataset: d\ntables:\n  t:\n    rows: 1\n    columns: { a: { type: text, value: { choice: { file: "
                        + name + " } } } }\n");
    }

    private static DatasetSpec good(String id) {
        SpecCase found = SpecCase.good().stream()
                .filter(good -> good.id().equals(id))
                .findFirst()
                .orElseThrow();
        return SpecReader.read(found.spec(), "spec.yaml");
    }

    private static List<ValueKind> values(DatasetSpec spec, String table) {
        return spec.table(table).columns().stream().map(ColumnSpec::value).toList();
    }

    private static void assertRefused(ThrowingCallable read, String message) {
        assertThatThrownBy(read)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }
}
