package io.ballast.loader;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small bundle of users with two emails and a phone number each. */
public final class UsersBundle {
    private static final Column ID = Column.of("id", ColumnType.of(BaseType.UUID), false);
    private static final ForeignKey USER =
            new ForeignKey(List.of("user_id"), "users", List.of("id"), ForeignKey.OnDelete.CASCADE);

    public static final TableSchema USERS = table(
            "users",
            List.of(
                    ID,
                    Column.of("name", ColumnType.of(BaseType.TEXT), false),
                    new Column("born", ColumnType.of(BaseType.DATE), true, null, null, "Null when not told")),
            List.of(),
            List.of(),
            null);
    public static final TableSchema EMAILS = table(
            "emails",
            List.of(
                    ID,
                    Column.of("user_id", ColumnType.of(BaseType.UUID), false),
                    Column.of("address", new ColumnType(BaseType.VARCHAR, 80, ColumnType.UNSET, false), false)),
            List.of(new UniqueKey(List.of("address"))),
            List.of(new Index(List.of("user_id"), Index.Method.BTREE, false, null, List.of())),
            USER);
    public static final TableSchema PHONES = table(
            "phone_numbers",
            List.of(
                    ID,
                    Column.of("user_id", ColumnType.of(BaseType.UUID), false),
                    Column.of("number", ColumnType.of(BaseType.TEXT), true)),
            List.of(),
            List.of(new Index(List.of("user_id"), Index.Method.BTREE, false, null, List.of())),
            USER);

    private UsersBundle() {}

    /** Writes the bundle, with as many shards for each table. */
    public static Bundle write(Path directory, int users, int shards) {
        TestBundle bundle = new TestBundle(directory);
        String[] userRows = new String[shards];
        String[] emailRows = new String[shards];
        String[] phoneRows = new String[shards];
        for (int shard = 0; shard < shards; shard++) {
            StringBuilder user = new StringBuilder();
            StringBuilder email = new StringBuilder();
            StringBuilder phone = new StringBuilder();
            for (int i = users * shard / shards; i < users * (shard + 1) / shards; i++) {
                UUID id = uuid("user", i);
                user.append(id).append(",\"Name, \"\"").append(i).append("\"\"\",");
                user.append(i % 3 == 0 ? "" : "1980-02-" + (10 + i % 19)).append('\n');
                for (int k = 0; k < 2; k++) {
                    email.append(uuid("email" + k, i)).append(',').append(id);
                    email.append(",u").append(i).append('_').append(k).append("@example.org\n");
                }
                phone.append(uuid("phone", i)).append(',').append(id).append(i % 5 == 0 ? ",\n" : ",+49 " + i + "\n");
            }
            userRows[shard] = user.toString();
            emailRows[shard] = email.toString();
            phoneRows[shard] = phone.toString();
        }
        return bundle.table(USERS, userRows)
                .table(EMAILS, emailRows)
                .table(PHONES, phoneRows)
                .finish();
    }

    static UUID uuid(String kind, int number) {
        return UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8));
    }

    private static TableSchema table(
            String name,
            List<Column> columns,
            List<UniqueKey> uniqueKeys,
            List<Index> indexes,
            @Nullable ForeignKey foreignKey) {
        return new TableSchema(
                name,
                "Test table " + name,
                columns,
                List.of("id"),
                uniqueKeys,
                indexes,
                foreignKey == null ? List.of() : List.of(foreignKey),
                null);
    }
}
