package dev.perennial.cli.demo;

import dev.perennial.cli.client.Api;
import dev.perennial.cli.launch.Secrets;
import java.time.Duration;

/**
 * Who acts in the demo, each through the gateway in their own name. A part that is being started
 * again is waited for.
 */
record Cast(Api scientist, Api engineer, Api approver, Api application, Api admin) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static Cast of(String url, Secrets secrets) {
        return new Cast(
                Api.withToken(url, secrets.token("sofia")).patient(PATIENCE),
                Api.withPassword(url, "emil", secrets.password("emil")).patient(PATIENCE),
                Api.withPassword(url, "ada", secrets.password("ada")).patient(PATIENCE),
                Api.withToken(url, secrets.token("flights-app")).patient(PATIENCE),
                Api.withToken(url, secrets.token("admin")).patient(PATIENCE));
    }
}
