package dev.perennial.inference.models.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.model.Contributions;
import dev.perennial.model.Prediction;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadedModelTest {
    private int closed;

    @Test
    void a_retired_model_closes_once_and_only_after_the_last_lease() {
        LoadedModel model = model();
        LoadedModel.Lease one = Objects.requireNonNull(model.lease());
        LoadedModel.Lease other = Objects.requireNonNull(model.lease());

        model.retire();
        assertThat(model.lease()).isNull();
        one.close();
        one.close();
        assertThat(closed).isZero();
        other.close();
        assertThat(closed).isEqualTo(1);
        assertThat(model.isClosed()).isTrue();
        model.retire();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void an_unused_model_closes_at_once() {
        LoadedModel model = model();
        model.retire();
        assertThat(model.isClosed()).isTrue();
    }

    @Test
    void versions_are_numbers_and_names_no_steps_in_a_path() {
        assertThat(new VersionKey("flights", "12").isPossible()).isTrue();
        assertThat(new VersionKey("flights", "..").isPossible()).isFalse();
        assertThat(new VersionKey("..", "1").isPossible()).isFalse();
        assertThat(new VersionKey(" ", "1").isPossible()).isFalse();
    }

    private LoadedModel model() {
        KnownVersion known = new KnownVersion("m", "1", new UUID(1, 2), "d");
        return new LoadedModel(known, "xgboost", new Closing(), Instant.EPOCH);
    }

    private final class Closing implements Predictor {
        @Override
        public Signature signature() {
            return new Signature(List.of(), List.of());
        }

        @Override
        public OptionalDouble threshold() {
            return OptionalDouble.empty();
        }

        @Override
        public Prediction predict(Table table) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<Contributions> explain(Table table) {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
