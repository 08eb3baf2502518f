package dev.perennial.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP by hand, where a client library would not say what a test wants said. */
final class Wire {
    private Wire() {}

    /** Sends the lines as a request's head and returns all that is answered until the end. */
    static String ask(URI to, String... head) throws IOException {
        try (Socket socket = new Socket(to.getHost(), to.getPort())) {
            socket.setSoTimeout(10_000);
            String text = String.join("\r\n", head) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] first = new byte[8192];
            int n = socket.getInputStream().readNBytes(first, 0, 12);
            n += socket.getInputStream().read(first, n, first.length - n);
            return new String(first, 0, n, StandardCharsets.UTF_8);
        }
    }
}
