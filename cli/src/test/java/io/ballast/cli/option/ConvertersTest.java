package io.ballast.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "200k, 200000", "1.5M, 1500000", "10_000_000, 10000000", "2G, 2000000000"})
    void readsCountsAsPeopleWriteThem(String text, long count) {
        assertThat(new CountConverter().convert(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "many", "1.5", "10MiB", "1e6"})
    void refusesOtherCounts(String text) {
        assertThatThrownBy(() -> new CountConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text + "\" is not a count; write 1000, 200k, 1.5M or 10_000_000");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512B, 512",
        "64KiB, 65536",
        "128MiB, 134217728",
        "1.5GiB, 1610612736",
        "100MB, 100000000",
        "1TiB, 1099511627776",
    })
    void readsSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0MiB", "-1MiB", "128M", "128 MiB", "0.3B", "9999999999TiB", "big"})
    void refusesOtherSizes(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text + "\" is not a size; write 64KiB, 128MiB, 1.5GiB, or 100MB for powers of ten");
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "1024kB, 1024", "1MB, 1024", "64 MB, 65536", "1GB, 1048576", "2147483647, 2147483647"})
    void readsMemoryAsPostgresDoes(String text, long kib) {
        assertThat(new ServerMemoryConverter().convert(text)).isEqualTo(kib);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1MB", "1023kB", "64mb", "64MiB", "1.5GB", "2TB", "999999999TB", "big"})
    void refusesOtherMemory(String text) {
        assertThatThrownBy(() -> new ServerMemoryConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text
                        + "\" is not an amount of memory that PostgreSQL takes; write 64MB or 1GB, from 1MB up");
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "1C, 8", "0.5C, 4", "0.01C, 1", "1.5C, 12", "2C, 16"})
    void readsWorkersAsANumberOrAShareOfTheProcessors(String text, int workers) {
        assertThat(new WorkersConverter(8).convert(text)).isEqualTo(workers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "C", "half", "2.5", "1c"})
    void refusesOtherWorkers(String text) {
        assertThatThrownBy(() -> new WorkersConverter(8).convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "\"" + text + "\" is not a number of workers; write 4, or 0.5C for half the processors of this"
                                + " machine");
    }
}
