package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorTest {
    private static final ConnectionSettings TARGET = new ConnectionSettings(
            List.of(new HostPort("db.example", 5432)), "shop", "ann", "secret", TlsMode.REQUIRE, Map.of());

    @ParameterizedTest
    @CsvSource({
        "28P01, TARGET_REFUSED, false",
        "3D000, TARGET_REFUSED, false",
        "42501, TARGET_REFUSED, false",
        "42P07, TARGET_REFUSED, false",
        "25006, TARGET_REFUSED, false",
        "42601, BUG, false",
        "22P02, INPUT_REFUSED, false",
        "23505, INPUT_REFUSED, false",
        "55P03, TARGET_BUSY, false",
        "53100, DATABASE_FAILED, false",
        "57014, DATABASE_FAILED, false",
        "40P01, DATABASE_FAILED, true",
        "53300, DATABASE_FAILED, true",
        "57P01, DATABASE_FAILED, true",
        "57P03, DATABASE_FAILED, true",
        "08006, DATABASE_FAILED, true",
        ", DATABASE_FAILED, false",
    })
    void sortsErrorsBySqlState(String state, ErrorCategory category, boolean passing) {
        SQLException error = new SQLException("x", state);
        assertThat(ServerError.category(error)).isEqualTo(category);
        assertThat(ServerError.isPassing(error)).isEqualTo(passing);
    }

    /** Every class of the manual's appendix A whose codes are errors; classes whose codes differ are told apart above. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INPUT_REFUSED   | 22000 23000 44000 54000 54001 54011 54023 P0001
                    TARGET_REFUSED  | 09000 0A000 0L000 0LP01 0P000 20000 21000 27000 28000 2BP01 2D000 2F000 38000 39000
                    TARGET_REFUSED  | 3D000 3F000 42000 55000 55P02 55P04 HV000 P0000 P0002 P0003 P0004
                    TARGET_BUSY     | 55006 55P03
                    DATABASE_FAILED | 03000 08000 0B000 0F000 0Z000 10608 24000 25000 25P02 25P04 26000 34000 3B000 40000 40003
                    DATABASE_FAILED | 53000 53200 53400 57000 57P05 58000 58030 F0000 XX000 XX001
                    BUG             | 42601
                    """)
    void sortsAllClassesOfErrors(ErrorCategory category, String states) {
        for (String state : states.split(" ", -1)) {
            assertThat(ServerError.category(new SQLException("x", state)))
                    .as(state)
                    .isEqualTo(category);
        }
    }

    @Test
    void tellsOfALostConnectionHowToGoOn() {
        SQLException cut = new SQLException(
                "An I/O error occurred while sending to the backend.", "08006", new IOException("cut"));
        BallastException error = ServerError.during("copying data/users/users-00003.csv.zst", TARGET, cut);
        assertThat(error)
                .hasMessage(
                        "The connection was lost while copying data/users/users-00003.csv.zst (db.example:5432/shop):"
                                + " An I/O error occurred while sending to the backend. What was committed stays."
                                + " Resume.")
                .hasCause(cut);
    }

    @Test
    void tellsOfAFullDiskWhatToDo() {
        BallastException error = ServerError.during(
                "building index users_pkey", TARGET, new SQLException("could not extend file", "53100"));
        assertThat(error)
                .hasMessage("The server reported an error while building index users_pkey (db.example:5432/shop):"
                        + " could not extend file [53100]. The server's disk is full. Make room, then"
                        + " resume.");
        assertThat(error.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
    }
}
