package io.ballast.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemotePlaceTest {
    @ParameterizedTest
    @CsvSource({
        "https://data.example/shop, https://data.example/shop/data/a.csv",
        "https://data.example/shop/, https://data.example/shop/data/a.csv",
        "https://data.example:8443, https://data.example:8443/data/a.csv",
        "HTTPS://Data.Example/Shop, https://Data.Example/Shop/data/a.csv",
        "http://127.0.0.1:8080/x, http://127.0.0.1:8080/x/data/a.csv",
        "http://localhost/x, http://localhost/x/data/a.csv",
        "http://[::1]:80/x, http://[::1]:80/x/data/a.csv",
        "https://data.example/a%20b, https://data.example/a%20b/data/a.csv"
    })
    void aFileLiesBelowTheUrl(String url, String file) {
        assertThat(RemotePlace.of(url).uriOf("data/a.csv")).hasToString(file);
    }

    @Test
    void aQueryGoesWithEachRequestAndIntoNoMessage() {
        RemotePlace place = RemotePlace.of("https://data.example/shop?sig=s%2Fecret&se=1");

        assertThat(place.uriOf("data/a.csv")).hasToString("https://data.example/shop/data/a.csv?sig=s%2Fecret&se=1");
        assertThat(place.name()).isEqualTo("https://data.example/shop/");
        assertThat(place.nameOf("data/a.csv")).isEqualTo("https://data.example/shop/data/a.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://data.example/shop | http:// would send the rows in the clear; expected https://, or a host of this machine.",
                "http://127.evil.example/ | http:// would send the rows in the clear; expected https://, or a host of this machine.",
                "https:///shop | the URL has no host; expected https://host/path/.",
                "https://me:pass@data.example/ | the URL of a bundle holds a user's name or password; expected a URL without.",
                "https://data.example/#a | the URL of a bundle has a fragment, #a; expected the directory's URL.",
                "https://data.example/a b | the URL cannot be read: Illegal character in path; expected https://host/path/."
            })
    void othersAreRefused(String url, String message) {
        assertThatThrownBy(() -> RemotePlace.of(url)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "./https", "postgresql://h/db", "C:\\data", "s3://b/p"})
    void othersAreNoUrls(String name) {
        assertThat(RemotePlace.isUrl(name)).isFalse();
    }

    @Test
    void theOriginIsSchemeHostAndPort() {
        RemotePlace place = RemotePlace.of("https://data.example/shop");

        assertThat(place.isOrigin(URI.create("https://DATA.example:443/x"))).isTrue();
        assertThat(place.isOrigin(URI.create("https://data.example:444/x"))).isFalse();
        assertThat(place.isOrigin(URI.create("http://data.example/x"))).isFalse();
        assertThat(place.isOrigin(URI.create("https://data.example.evil/x"))).isFalse();
    }
}
