package io.ballast.generator;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Users, their emails and their phone numbers, as a spec made by hand. */
public final class UsersSpec {
    private static final Distribution ONE_TO_FIVE = new Zipf(5, 1.2557);

    private UsersSpec() {}

    public static DatasetSpec of(long users) {
        TableSpec usersTable = table(
                "users",
                new RowCount.Fixed(users),
                new Cell("id", BaseType.UUID, UuidKind.V4),
                new Cell("first_name", BaseType.TEXT, new FakerKind("name.firstName", 1000)),
                new Cell("last_name", BaseType.TEXT, new FakerKind("name.lastName", 1000)),
                new Cell(
                        "created_at",
                        BaseType.TIMESTAMPTZ,
                        new TimestampKind(
                                Instant.parse("2020-01-01T00:00:00Z"),
                                Instant.parse("2025-01-01T00:00:00Z"),
                                6,
                                List.of())));
        TableSpec emails = table(
                "emails",
                new RowCount.PerParent("users", ONE_TO_FIVE),
                new Cell("id", BaseType.UUID, UuidKind.V4),
                new Cell("user_id", BaseType.UUID, new ParentKind("id")),
                new Cell(
                        "email",
                        BaseType.TEXT,
                        new TemplateKind(
                                "{users.first_name|slug}.{users.last_name|slug}{n}@{domain}",
                                Map.of(
                                        "n",
                                        new SequenceKind.Numbers(1, 1),
                                        "domain",
                                        new FakerKind("internet.domainName", 100)))),
                new Cell("primary", BaseType.BOOLEAN, OrdinalKind.FIRST));
        TableSpec phones = table(
                "phone_numbers",
                new RowCount.PerParent("users", ONE_TO_FIVE),
                new Cell("id", BaseType.UUID, UuidKind.V4),
                new Cell("user_id", BaseType.UUID, new ParentKind("id")),
                new Cell("phone", BaseType.TEXT, new PatternKind("+1##########")));
        return new DatasetSpec("users", 42, List.of(usersTable, emails, phones));
    }

    private static TableSpec table(String name, RowCount rows, Cell... cells) {
        List<Column> columns = new ArrayList<>();
        List<ColumnSpec> specs = new ArrayList<>();
        for (Cell cell : cells) {
            columns.add(Column.of(cell.name(), ColumnType.of(cell.type()), false));
            specs.add(new ColumnSpec(cell.name(), cell.kind(), 0, false));
        }
        TableSchema schema = new TableSchema(name, null, columns, List.of("id"), List.of(), List.of(), List.of(), null);
        return new TableSpec(schema, rows, specs);
    }

    private record Cell(String name, BaseType type, ValueKind kind) {}
}
