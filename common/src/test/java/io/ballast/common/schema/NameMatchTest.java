package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameMatchTest {
    @Test
    void prefersTheVeryNameAndElseTakesTheOnlyOneInAnotherCase() {
        assertThat(NameMatch.find("id", List.of("ID", "id"))).contains("id");
        assertThat(NameMatch.find("Id", List.of("id", "name"))).contains("id");
        assertThat(NameMatch.find("ÄRGER", List.of("ärger"))).contains("ärger");
    }

    @Test
    void findsNothingWhereTwoAreAlikeOrNone() {
        assertThat(NameMatch.find("Id", List.of("ID", "id"))).isEmpty();
        assertThat(NameMatch.find(" id", List.of("id"))).isEmpty();
    }
}
