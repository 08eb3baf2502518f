package dev.perennial.platform.call;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.platform.PlatformConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Makes clients of the other services' contracts. */
@ApplicationScoped
public class Neighbours {
    private final PlatformConfig config;
    private final TokenFilter tokens;

    Neighbours(PlatformConfig config, TokenFilter tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    /**
     * A client of a neighbour's contract. Errors arrive as {@link ProblemException}.
     *
     * @param name the neighbour's short name: registry, inference, monitor, retrain, workflows
     */
    public <T> T client(String name, Class<T> contract) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(uri(name))
                .connectTimeout(
                        config.internal().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.internal().readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(tokens)
                .register(new ProblemReader())
                .build(contract);
    }

    /** Where the neighbour is. */
    public URI uri(String name) {
        URI uri = config.neighbours().get(name);
        if (uri == null) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "No address is set for " + name + ": set perennial.neighbours." + name);
        }
        return uri;
    }
}
