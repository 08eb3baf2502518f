package dev.perennial.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Python that {@code ./perennial test} set up with the stock client and the fuzzer. */
final class Python {
    private Python() {}

    /** A program of that environment; a loud error when it is not there. */
    static String program(String name) {
        String folder = System.getenv("PERENNIAL_TEST_PYTHON");
        if (folder == null || !Files.isExecutable(Path.of(folder, "bin", name))) {
            throw new AssertionError(
                    "PERENNIAL_TEST_PYTHON must name a virtual environment with "
                            + name
                            + "; ./perennial test sets it up from e2e/src/test/python/requirements.txt");
        }
        return Path.of(folder, "bin", name).toString();
    }
}
