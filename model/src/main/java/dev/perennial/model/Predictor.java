package dev.perennial.model;

import dev.perennial.model.format.Signature;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An opened model. Many threads may predict at once; nobody may once it is closed, since it holds
 * native memory.
 */
public interface Predictor extends AutoCloseable {
    Signature signature();

    /** Decision threshold of the first output, where the model has one. */
    OptionalDouble threshold();

    /**
     * Answers all rows, in order.
     *
     * @throws BadInputException when the table does not fit the signature
     */
    Prediction predict(Table table);

    /** Explains the only row of a table; empty where the model can't. */
    Optional<Contributions> explain(Table table);

    @Override
    void close();
}
