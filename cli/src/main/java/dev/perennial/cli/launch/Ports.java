package dev.perennial.cli.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
final class Ports {
    /** Below those that systems give to outgoing calls, which could take one between two starts. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /** A free port that is none of these. */
    static int free(Collection<Integer> taken) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new LaunchException(
                "No free port was found between " + FIRST + " and " + (END - 1) + ".");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void needFree(int port) {
        if (!isFree(port)) {
            throw LaunchException.refused(
                    "Port "
                            + port
                            + " is taken by another program. Choose another one with --port, for"
                            + " example --port "
                            + free(java.util.Set.of())
                            + ".");
        }
    }
}
