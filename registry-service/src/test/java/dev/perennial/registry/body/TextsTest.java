package dev.perennial.registry.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.perennial.contract.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\u0000\"",
                "[{\"deep\":[\"\\ud800\"]}]",
                "{\"\\u0000\":1}",
                "{\"a\":{\"\\udc00x\":1}}"
            })
    void what_the_database_can_not_keep_is_refused_wherever_it_stands(String document) {
        assertThatThrownBy(() -> Texts.check(json(document))).isInstanceOf(ProblemException.class);
    }

    @Test
    void everything_else_is_fine() {
        assertThatCode(() -> Texts.check(json("{\"é\":[1,null,true,\"\\ud83c\\udf31\\n\"]}")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_name_is_short_and_printable() {
        assertThat(Texts.name("dataset", "flüge 2013")).isEqualTo("flüge 2013");
        assertThat(Texts.name("dataset", "x".repeat(250))).hasSize(250);
        assertThat(Texts.wanted("dataset", null)).isNull();
        for (String wrong : new String[] {"", " ", "a\nb", "a\0", "x".repeat(251), "\ud800"}) {
            assertThatThrownBy(() -> Texts.name("dataset", wrong))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("dataset");
        }
    }

    @Test
    void jsons_null_is_nothing_given() {
        assertThat(Texts.given(NullNode.instance)).isNull();
        assertThat(Texts.given(null)).isNull();
        assertThat(Texts.given(json("{}"))).isEqualTo(json("{}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
