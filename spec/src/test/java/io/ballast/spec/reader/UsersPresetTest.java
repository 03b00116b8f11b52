package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.distribution.ZipfMean;
import io.ballast.spec.kind.ParentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersPresetTest {
    private final DatasetSpec users = SpecReader.preset("users");

    @Test
    void givesEachUserOneToFiveEmailsAndPhoneNumbersTwoOnAverage() {
        for (String table : List.of("emails", "phone_numbers")) {
            RowCount.PerParent rows = (RowCount.PerParent) users.table(table).rows();
            assertThat(rows.parent()).isEqualTo("users");
            Zipf zipf = (Zipf) rows.count();
            assertThat(zipf.max()).isEqualTo(5);
            assertThat(ZipfMean.mean(5, zipf.exponent())).isEqualTo(2.0);
        }
    }

    @Test
    void takesTheUsersKeyAsReferenceAndIndexesIt() {
        TableSpec emails = users.table("emails");
        assertThat(emails.columns().get(1).value()).isEqualTo(new ParentKind("id"));
        assertThat(emails.schema().foreignKeys())
                .containsExactly(
                        new ForeignKey(List.of("user_id"), "users", List.of("id"), ForeignKey.OnDelete.NO_ACTION));
        assertThat(emails.schema().indexes())
                .containsExactly(new Index(List.of("user_id"), Index.Method.BTREE, false, null, List.of()));
        assertThat(users.table("phone_numbers").schema().indexes()).hasSize(1);
    }

    @Test
    void hasUniqueAddresses() {
        TableSpec emails = users.table("emails");
        assertThat(emails.schema().uniqueKeys()).containsExactly(new UniqueKey(List.of("email")));
        assertThat(emails.columns().get(2).unique()).isTrue();
    }

    @Test
    void hasNoColumnThatCanBeNull() {
        assertThat(users.tables())
                .allSatisfy(table -> assertThat(table.schema().columns()).noneMatch(column -> column.nullable()));
    }
}
