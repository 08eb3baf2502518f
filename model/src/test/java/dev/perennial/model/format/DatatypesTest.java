package dev.perennial.model.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.model.BadInputException;
import dev.perennial.model.Table;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatatypesTest {
    @ParameterizedTest
    @CsvSource({
        "INT8, 127, 128",
        "INT16, -32768, -32769",
        "INT32, 2147483647, 2147483648",
        "UINT8, 255, 256",
        "UINT16, 0, -1",
        "UINT32, 4294967295, 4294967296",
        "UINT64, 5, -5"
    })
    void whole_numbers_stay_in_their_range(String datatype, long fits, long not) {
        assertThat(conform(datatype, fits)).isEqualTo(fits);
        assertThatThrownBy(() -> conform(datatype, not)).isInstanceOf(BadInputException.class);
    }

    @Test
    void three_may_be_written_as_3_0_but_not_as_3_5() {
        assertThat(conform("INT64", 3.0)).isEqualTo(3L);
        assertThatThrownBy(() -> conform("INT64", 3.5)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> conform("INT64", BigInteger.TWO.pow(70)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void nan_and_null_are_missing_in_every_type() {
        assertThat(conform("FP64", Double.NaN)).isNull();
        assertThat(conform("INT32", Float.NaN)).isNull();
        assertThat(conform("BYTES", null)).isNull();
    }

    @Test
    void texts_truths_and_numbers_are_not_mixed() {
        assertThat(conform("BOOL", true)).isEqualTo(true);
        assertThatThrownBy(() -> conform("BOOL", 1)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> conform("FP32", "1")).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> conform("BYTES", true)).isInstanceOf(BadInputException.class);
    }

    @Test
    void an_optional_input_may_be_left_out() {
        Signature signature =
                new Signature(List.of(new Signature.Field("a", "FP32", true)), List.of());
        Table table = signature.conform(new Table(List.of(), 2, new Object[0][]));

        assertThat(table.cells()[0]).containsExactly(null, null);
    }

    @Test
    void types_of_mlflow_and_of_the_protocol_translate() {
        assertThat(Datatypes.fromMlflow("double")).isEqualTo("FP64");
        assertThat(Datatypes.fromMlflow("datetime")).isNull();
        assertThat(Datatypes.toMlflow("UINT8")).isEqualTo("long");
        assertThat(Datatypes.toMlflow("FP16")).isEqualTo("float");
    }

    private static @Nullable Object conform(String datatype, @Nullable Object value) {
        Signature signature =
                new Signature(List.of(new Signature.Field("a", datatype, false)), List.of());
        @Nullable Object[] column = new @Nullable Object[] {value};
        return signature.conform(new Table(List.of("a"), 1, new @Nullable Object[][] {column}))
                .cells()[0][0];
    }
}
