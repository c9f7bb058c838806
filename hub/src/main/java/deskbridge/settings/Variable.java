package deskbridge.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the table of variables: names, best first, and the place in the tree.
 *
 * @param path where the value goes, segments separated by dots
 * @param names the variable and its aliases
 * @param reading turns the value as written into the value meant; empty when it means "not set"
 */
record Variable(String path, List<String> names, Function<String, Optional<String>> reading) {
    static Variable of(String path, String... names) {
        return new Variable(path, List.of(names), Optional::of);
    }

    Variable meaning(Function<String, Optional<String>> how) {
        return new Variable(path, names, how);
    }
}
