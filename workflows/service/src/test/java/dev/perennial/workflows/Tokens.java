package dev.perennial.workflows;

import dev.perennial.workflows.json.Json;
import java.util.Base64;

/** Reads who a bearer token names, without looking at its signature. */
final class Tokens {
    private Tokens() {}

    static String actor(String bearer) {
        String claims = bearer.split("\\.", -1)[1];
        return Json.read(Base64.getUrlDecoder().decode(claims)).path("upn").asText();
    }
}
