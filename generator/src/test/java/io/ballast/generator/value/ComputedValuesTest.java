package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds that compute their values from those of other columns: {@code expression}, {@code children}. */
final class ComputedValuesTest {
    private static final String SHOP = """
            orders: { rows: 400, columns: {
                id: { type: bigint, primaryKey: true, value: { sequence: {} } },
                discount: { type: "numeric(4,2)", value: { decimal: { min: 0, max: 0.5 } } },
                placed: { type: date, value: { date: { from: 2024-01-01, to: 2024-06-01 } } },
                total: { type: "numeric(12,2)", value: { children: { sum: items.amount } } },
                items: { type: integer, value: { children: { count: items } } },
                cheapest: { type: "numeric(12,2)", nullable: true, value: { children: { min: items.price } } },
                last_sent: { type: date, nullable: true, value: { children: { max: items.sent } } },
                summary: { type: text, value: { expression: "'order ' || id || ': ' || items || ' items, ' || total" } } } }
            items: { per: orders, count: { uniform: { min: 0, max: 100 } }, columns: {
                order_id: { type: bigint, references: orders.id },
                quantity: { type: smallint, value: { integer: { min: 1, max: 9 } } },
                price: { type: "numeric(8,2)", value: { decimal: { min: 0.01, max: 99.99 } } },
                amount: { type: "numeric(10,2)", value: { expression: "quantity * price * (1 - orders.discount)" } },
                sent: { type: date, nulls: 0.5, value: { after: { column: orders.placed, by: { uniform: { min: 0, max: 9 } } } } } } }
            """;

    private static final Map<String, List<String[]>> ROWS = SpecRows.of(SHOP);

    @Test
    void productsAreExactAndRoundedHalfUp() {
        Map<String, BigDecimal> discounts = new HashMap<>();
        ROWS.get("orders").forEach(order -> discounts.put(order[0], new BigDecimal(order[1])));
        assertThat(ROWS.get("items")).hasSizeGreaterThan(15_000).allSatisfy(item -> assertThat(item[3])
                .isEqualTo(new BigDecimal(item[1])
                        .multiply(new BigDecimal(item[2]))
                        .multiply(BigDecimal.ONE.subtract(discounts.get(item[0])))
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString()));
    }

    @Test
    void aParentHasTheSumTheCountTheLeastAndTheLastOfItsChildren() {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, BigDecimal> cheapest = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        for (String[] item : ROWS.get("items")) {
            sums.merge(item[0], new BigDecimal(item[3]), BigDecimal::add);
            counts.merge(item[0], 1, Integer::sum);
            cheapest.merge(item[0], new BigDecimal(item[2]), BigDecimal::min);
            if (item[4] != null) {
                last.merge(item[0], item[4], (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        assertThat(ROWS.get("orders")).anySatisfy(order -> assertThat(order[4]).isEqualTo("0"));
        assertThat(ROWS.get("orders")).allSatisfy(order -> {
            assertThat(new BigDecimal(order[3])).isEqualByComparingTo(sums.getOrDefault(order[0], BigDecimal.ZERO));
            assertThat(Integer.parseInt(order[4])).isEqualTo(counts.getOrDefault(order[0], 0));
            assertThat(order[5] == null ? null : new BigDecimal(order[5])).isEqualTo(cheapest.get(order[0]));
            assertThat(order[6]).isEqualTo(last.get(order[0]));
            assertThat(order[7]).isEqualTo("order " + order[0] + ": " + order[4] + " items, " + order[3]);
        });
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(SHOP + """
                notes: { rows: 300, columns: { order_total: { type: "numeric(12,2)", value: { reference: { to: orders.total } } } } }
                """);
        for (TableModel table : dataset.tables()) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 30, 200))
                    .isTrue();
        }
    }

    private static String[] computed(String type, String expression) {
        return SpecRows.of("""
                t: { rows: 1, columns: {
                    x: { type: TYPE, nullable: true, value: { expression: "EXPRESSION" } },
                    seven: { type: integer, value: { constant: 7 } },
                    half: { type: "numeric(4,2)", value: { constant: 2.50 } },
                    none: { type: integer, nulls: 1, value: { constant: 1 } },
                    word: { type: text, value: { constant: Ärger Xx } },
                    "odd name": { type: bigint, value: { constant: -3 } },
                    day: { type: date, value: { constant: 2024-02-28 } },
                    next: { type: date, value: { constant: 2024-03-02 } },
                    early: { type: timestamp, value: { constant: "2024-02-28 10:00:00" } },
                    late: { type: timestamp, value: { constant: "2024-02-28 10:00:01.5" } } } }
                """.replace("TYPE", "\"" + type + "\"").replace("EXPRESSION", expression))
                .get("t")
                .get(0);
    }

    private static String value(String type, String expression) {
        return computed(type, expression)[0];
    }

    @Test
    void computesAsSqlDoes() {
        assertThat(value("integer", "1 + 2 * 3 - -4")).isEqualTo("11");
        assertThat(value("integer", "(1 + 2) * (3 - 4)")).isEqualTo("-3");
        assertThat(value("integer", "\\\"odd name\\\" + seven")).isEqualTo("4");
        assertThat(value("integer", "half")).as("half away from 0").isEqualTo("3");
        assertThat(value("integer", "-half")).isEqualTo("-3");
        assertThat(value("numeric(10,4)", "seven / 3")).isEqualTo("2.3333");
        assertThat(value("numeric(30,2)", "12345678901234567890 * seven")).isEqualTo("86419752308641975230.00");
        assertThat(value("numeric", "round(seven / 3, 3)")).isEqualTo("2.333");
        assertThat(value("integer", "floor(-half) + ceil(half) + abs(-1)")).isEqualTo("1");
        assertThat(value("integer", "greatest(seven, none, 2) - least(seven, 2)"))
                .isEqualTo("5");
        assertThat(value("integer", "coalesce(none, 9)")).isEqualTo("9");
        assertThat(value("integer", "seven / nullif(seven - 7, 0)")).isNull();
        assertThat(value("integer", "seven + none")).isNull();
        assertThat(value("text", "'it''s ' || half || '/' || seven * half || '/' || day"))
                .isEqualTo("it's 2.50/17.50/2024-02-28");
        assertThat(value("text", "lower(word) || upper(word) || length(word)")).isEqualTo("Ärger xxÄRGER XX8");
        assertThat(value("text", "word || none")).isNull();
        assertThat(value("date", "day + 2")).isEqualTo("2024-03-01");
        assertThat(value("integer", "next - day")).isEqualTo("3");
        assertThat(value("numeric(8,1)", "late - early")).isEqualTo("1.5");
        assertThat(value("timestamp", "greatest(early, late)")).isEqualTo("2024-02-28 10:00:01.5");
    }
}
