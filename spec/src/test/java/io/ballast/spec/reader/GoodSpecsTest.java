package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.DatasetSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodSpecsTest {
    static List<SpecCase> cases() {
        return SpecCase.good();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areWrittenAndReadBackAsTheyWere(SpecCase good) {
        DatasetSpec spec = SpecReader.read(good.spec(), "spec.yaml");
        String text = SpecWriter.write(spec);
        DatasetSpec again = SpecReader.read(text, "written.yaml");
        assertThat(again).isEqualTo(spec);
        assertThat(SpecWriter.write(again)).isEqualTo(text);
    }
}
