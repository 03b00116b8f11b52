package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeFamily;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules by names, and their table in docs/fill.md, which {@code mvn verify -pl introspect -am -Dtest=NameGuessesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dballast.writeReference=true} writes anew.
 */
class NameGuessesTest {
    private static final Path PAGE = Path.of("..", "docs", "fill.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- Written by NameGuessesTest [^\n]*-->\n\n)(.*?)(?=\n(?:#|$))");

    private static Optional<String> kind(String table, String column, String type, boolean unique) {
        return NameGuesses.builtIn()
                .of(table, column, ColumnType.parse(type).orElseThrow(), unique)
                .map(guess -> guess.kind().tree().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users        | email             | text          | example.com
            User         | contactEmail      | varchar(255)  | example.com
            users        | first_name        | varchar(45)   | name.firstName
            employees    | name              | text          | name.fullName
            companies    | name              | text          | company.name
            products     | price             | numeric(10,2) | lognormal
            Product      | priceInCents      | integer       | 999999
            items        | quantity          | integer       | geometric
            orders       | currency          | char(3)       | EUR
            places       | latitude          | double precision | 70
            users        | encrypted_password | text         | $2a$12$
            posts        | body              | text          | characters
            posts        | comments_count    | integer       | geometric
            posts        | deleted_at        | timestamptz   | 2025-07-01
            posts        | createdAt         | timestamp     | 2023-01-01
            users        | is_active         | boolean       | 0.9
            users        | preferences       | jsonb         | theme
            users        | deleted           | smallint      | [0, 1]
            keys         | valid_until_ms    | bigint        | 1764547200000
            accounts     | silenced_at       | timestamptz   | 2025-07-01
            users        | current_sign_in_at | timestamp    | 2025-01-01
            patients     | height_cm         | numeric(4,1)  | 205
            users        | lastip            | varchar(45)   | 10.
            tickets      | passenger_name    | text          | name.fullName
            rides        | driver            | varchar(30)   | maxLength=30
            staff        | FirstName         | varchar(10)   | maxLength=10
            mdl_course   | fullname          | varchar(254)  | Statistics
            users        | fullname          | text          | name.fullName
            users        | NormalizedUserName | varchar(256) | name.firstName
            users        | created_by        | varchar(100)  | slug
            exams        | grade             | char(2)       | B+
            exams        | finalgrade        | numeric(10,5) | 74
            exams        | rawgrademax       | numeric(10,5) | 100
            students     | gpa               | numeric(3,2)  | 4.0
            aircrafts    | model             | jsonb         | Amber
            drugs        | generic_name      | text          | Ibuprofen
            enrolments   | cost              | varchar(20)   | [1-9]#.#9
            drugs        | dose_unit         | text          | mg
            doctors      | specialty         | text          | Cardiology
            audit        | action            | text          | update
            events       | type              | text          | user.login
            logs         | config_json       | text          | attempt
            customers    | address           | jsonb         | street
            airports     | iata              | char(3)       | [A-Z][A-Z][A-Z]
            airports     | icao_code         | varchar(4)    | [A-Z][A-Z][A-Z][A-Z]
            airports     | name              | text          | International Airport
            stops        | stop_name         | text          | Square
            medications  | name              | varchar(80)   | Ibuprofen
            products     | name              | text          | commerce.productName
            employees    | Title             | varchar(30)   | job.title
            contacts     | DateOfBirth       | timestamptz   | 1940-01-01
            flights      | duration          | interval      | minute
            lines        | frequency         | interval      | minute
            plans        | trial_period      | interval      | day
            countries    | code              | char(2)       | [A-Z][A-Z]
            """)
    void guessesByNames(String table, String column, String type, String expected) {
        assertThat(kind(table.strip(), column.strip(), type.strip(), false))
                .as(table + "." + column)
                .hasValueSatisfying(kind -> assertThat(kind).contains(expected.strip()));
    }

    @Test
    void givesUniqueColumnsWhatHoldsOrNothing() {
        assertThat(kind("users", "email", "text", true)).isPresent();
        assertThat(kind("users", "first_name", "text", true)).isEmpty();
        assertThat(kind("users", "email", "varchar(20)", false)).isEmpty();
    }

    static Stream<NameGuess> rules() {
        return NameGuesses.builtIn().rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void makesValuesThatASpecTakes(NameGuess rule) {
        for (boolean unique : new boolean[] {false, true}) {
            for (TypeFamily family : rule.types()) {
                Stream.of(BaseType.values())
                        .filter(type -> type.family() == family)
                        .filter(type -> type != BaseType.CHAR) // a single character
                        .map(type -> type == BaseType.VARCHAR
                                ? new ColumnType(type, Math.max(1, rule.room()), ColumnType.UNSET, false)
                                : ColumnType.of(type))
                        .filter(type -> rule.hasRoom(type))
                        .forEach(type -> rule.kind(type, unique).ifPresent(kind -> take(type, kind, unique)));
            }
        }
    }

    private static void take(ColumnType type, ValueKind kind, boolean unique) {
        TableSpec table = new TableSpec(
                new TableSchema(
                        "t",
                        null,
                        List.of(Column.of("c", type, false)),
                        List.of(),
                        unique ? List.of(new UniqueKey(List.of("c"))) : List.of(),
                        List.of(),
                        List.of(),
                        null),
                new RowCount.Fixed(1_000),
                List.of(new ColumnSpec("c", kind, 0, unique)));
        SpecReader.read(SpecWriter.write(new DatasetSpec("d", 0, List.of(table))), kind.toString());
    }

    @Test
    void putsTheUsersRulesFirst() {
        NameGuesses own =
                NameGuesses.read("guesses: [ { column: email, types: [text], value: { constant: x } } ]", "own");
        assertThat(own.before(NameGuesses.builtIn()).rules().get(0).column().pattern())
                .isEqualTo("email");
    }

    @Test
    void refusesRulesThatSayNothing() {
        assertThatThrownBy(() -> NameGuesses.read("guesses:\n  - { column: '(', types: [text] }", "own.yaml"))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("own.yaml:2: guesses[0].column: not a regular expression: Unclosed group");
        assertThatThrownBy(() -> NameGuesses.read("guesses:\n  - { column: a, types: [string] }", "own.yaml"))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("own.yaml:2: guesses[0].types[0]: ");
    }

    @Test
    void pageHasEveryRule() throws IOException {
        String page = Files.readString(PAGE);
        Matcher table = TABLE.matcher(page);
        assertThat(table.find()).as("the place of the table in " + PAGE).isTrue();
        String expected = table.replaceFirst(Matcher.quoteReplacement(table.group(1) + table()));
        if (Boolean.getBoolean("ballast.writeReference")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(page).isEqualTo(expected);
    }

    private static String table() {
        return NameGuesses.builtIn().rules().stream()
                .map(rule -> "| `" + rule.column().pattern().replace("|", "\\|") + "`"
                        + (rule.table() == null
                                ? ""
                                : " in `" + rule.table().pattern().replace("|", "\\|") + "`") + " | "
                        + rule.types().stream()
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " | " + value(rule) + " |\n")
                .collect(Collectors.joining("", "| column | types | value |\n| --- | --- | --- |\n", ""));
    }

    private static String value(NameGuess rule) {
        return rule.value() == null
                ? Objects.requireNonNull(rule.unique()).keys().get(0) + ", where it is unique"
                : rule.value().keys().get(0) + (rule.unique() == null ? "" : ", also unique");
    }
}
