package dev.perennial.model;

/** What was asked does not fit the model's inputs; the message says where and why. */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }
}
