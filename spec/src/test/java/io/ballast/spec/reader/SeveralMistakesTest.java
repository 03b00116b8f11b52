package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.BaseType;
import org.junit.jupiter.api.Test;

/** One run tells all that is wrong, as far as it does not rest on something else that is. */
class SeveralMistakesTest {
    @Test
    void tellsThoseOfEachPart() {
        refuses("""
                ballast: 1
                dataset: Shop
                seed: many
                tables:
                  users:
                    rows: 0
                    columns:
                      id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                      name: { type: txt, value: { text: {} } }
                      born: { type: date, nulls: 2, value: { date: { from: 2000-01-01, to: 1999-01-01 } } }
                      mail: { type: text, vale: { pattern: "[a-z]" } }
                  orders:
                    per: users
                    columns:
                      id: { type: uuid, primaryKey: true, value: { uuid: v4 }, default: now }
                    indexes:
                      - [created]
                """, """
                8 things are wrong:
                  spec.yaml:2: dataset: expected a name of at most 63 lower-case letters, digits, points, _ and -, found "Shop"
                  spec.yaml:3: seed: expected a whole number from -9223372036854775808 to 9223372036854775807, found "many"
                  spec.yaml:6: tables.users.rows: expected a whole number from 1 to 1000000000000000, found 0
                  spec.yaml:9: tables.users.columns.name.type: expected a type: TYPES, or one of these with [], found "txt"
                  spec.yaml:10: tables.users.columns.born.nulls: expected a number from 0 to 1, found 2
                  spec.yaml:11: tables.users.columns.mail: unknown key "vale"; allowed: type, value, references, primaryKey, \
                unique, distinct, nullable, nulls, default, check, identity, collation, storage, compression, statistics, options, comment; did you mean "value"?
                  spec.yaml:12: tables.orders: expected either "rows" (and "scales"), or "per" and "count", found per
                  spec.yaml:15: tables.orders.columns.id.default: expected a uuid, found "now\"""");
    }

    @Test
    void tellsAllReferencesThatLeadNowhere() {
        refuses("""
                ballast: 1
                dataset: shop
                tables:
                  users:
                    rows: 10
                    columns:
                      id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                  orders:
                    rows: 20
                    columns:
                      id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                      user_id: { type: bigint, references: user.id }
                      buyer_id: { type: bigint, references: users.key }
                """, """
                2 things are wrong:
                  spec.yaml:12: tables.orders.columns.user_id.references: unknown table "user"; allowed: users, orders; \
                did you mean "users"?
                  spec.yaml:13: tables.orders.columns.buyer_id.references: unknown column of users "key"; allowed: id""");
    }

    @Test
    void tellsAStepOnlyWhereThoseBeforeItAreSound() {
        refuses("""
                ballast: 1
                dataset: shop
                tables:
                  users:
                    rows: 10
                    columns:
                      id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                      name: { type: txt, value: { text: {} } }
                    unique: [[name], [nme]]
                  orders:
                    rows: 20
                    columns:
                      user_id: { type: bigint, references: users.name }
                """, """
                spec.yaml:8: tables.users.columns.name.type: \
                expected a type: TYPES, or one of these with [], found "txt\"""");
    }

    private static void refuses(String spec, String message) {
        assertThatThrownBy(() -> SpecReader.read(spec, "spec.yaml"))
                .hasMessage(message.replace("TYPES", String.join(", ", BaseType.spellings())));
    }
}
