package io.ballast.common.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SystemUserTest {
    @Test
    void livesWhereHomeSaysBeforeTheListOfUsersIsAsked() {
        assertThat(SystemUser.home("/home/elsewhere", "/home/ann")).isEqualTo(Path.of("/home/elsewhere"));
        assertThat(SystemUser.home(null, "/home/ann")).isEqualTo(Path.of("/home/ann"));
        assertThat(SystemUser.home("", "/home/ann")).isEqualTo(Path.of("/home/ann"));
    }

    @Test
    void livesInNoFolderCalledQuestionMark() {
        assertThat(SystemUser.home(null, "?")).isEqualTo(Path.of("/"));
        assertThat(SystemUser.home("relative", "?")).isEqualTo(Path.of("/"));
    }
}
