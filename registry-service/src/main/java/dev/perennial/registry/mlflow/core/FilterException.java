package dev.perennial.registry.mlflow.core;

/** A filter can't be read; the message says where and what is understood. */
public class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FilterException(String message) {
        super(message);
    }
}
