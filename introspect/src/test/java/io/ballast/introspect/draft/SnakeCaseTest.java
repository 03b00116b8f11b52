package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {
    @ParameterizedTest
    @CsvSource({
        "email_verified, email_verified",
        "emailVerified, email_verified",
        "EmailVerified, email_verified",
        "Email verified, email_verified",
        "userID, user_id",
        "URLPath, url_path",
        "createat, createat",
        "_CategoryToProduct, category_to_product",
        "address2, address2"
    })
    void separatesWords(String name, String expected) {
        assertThat(SnakeCase.of(name)).isEqualTo(expected);
    }
}
