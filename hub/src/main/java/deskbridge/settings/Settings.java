package deskbridge.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings tree. Later wins: {@code deskbridge.yaml}, {@code .env} in the working directory, the environment. Reading happens
 * once, at the start, on one thread: take the records from the {@linkplain #root() sections}, then call {@link #finish()}, which
 * reports every fault at once. A value read from a faulty place is a harmless placeholder until then.
 */
public final class Settings {
    private static final String FILE = "deskbridge.yaml";

    private final Faults faults;
    private final List<Secret> secrets = new ArrayList<>();
    private final Section root;

    private Settings(Node.Mapping tree, Faults faults) {
        this.faults = faults;
        this.root = Section.root(tree, faults, secrets);
    }

    /**
     * Reads everything.
     *
     * @param environment the process's environment
     * @param directory the working directory
     * @param file the file named on the command line; otherwise {@code DESKBRIDGE_CONFIG}, otherwise {@code deskbridge.yaml} in
     *     the working directory if there is one
     */
    public static Settings load(Map<String, String> environment, Path directory, Optional<Path> file) {
        Faults faults = new Faults();
        Map<String, String> dotEnv = DotEnv.read(directory.resolve(".env"), environment, faults);
        Map<String, String> all = new LinkedHashMap<>(dotEnv);
        all.putAll(environment);
        Optional<Path> named = file.or(() -> Optional.ofNullable(all.get("DESKBRIDGE_CONFIG"))
                .filter(name -> !name.isBlank())
                .flatMap(name -> file(name, faults)));
        Path yaml = directory.resolve(named.orElse(Path.of(FILE)));
        Node.Mapping tree = named.isPresent() || Files.exists(yaml)
                ? YamlFile.read(yaml, name -> Optional.ofNullable(all.get(name)), faults)
                : Node.Mapping.empty(FILE);
        for (Variable variable : Variables.TABLE.reversed()) {
            set(tree, variable, dotEnv, " (.env)");
        }
        for (Variable variable : Variables.TABLE.reversed()) {
            set(tree, variable, environment, "");
        }
        faults.tellIn(language(tree));
        return new Settings(tree, faults);
    }

    /** What is wrong with the settings is told in the language that they choose, as far as that can be known by now. */
    private static Locale language(Node.Mapping tree) {
        return tree.entries().get("language") instanceof Node.Scalar scalar
                        && scalar.text().strip().equalsIgnoreCase("en")
                ? Locale.ENGLISH
                : Locale.of("ru");
    }

    private static Optional<Path> file(String name, Faults faults) {
        Optional<Path> file = Values.file(name);
        if (file.isEmpty()) {
            faults.add("DESKBRIDGE_CONFIG", "must.file");
        }
        return file;
    }

    /** The whole tree. */
    public Section root() {
        return root;
    }

    /** Every secret read so far, for whoever must keep them out of logs. */
    public List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** Where readers may add faults that concern several values. */
    public Faults faults() {
        return faults;
    }

    /**
     * Ends the reading: whatever nobody asked for is an unknown key.
     *
     * @throws FaultySettingsException with every fault
     */
    public void finish() {
        root.reportUnknown();
        faults.throwIfAny();
    }

    /** Puts the first of a variable's names that is set into its place, over what was there. */
    private static void set(Node.Mapping tree, Variable variable, Map<String, String> values, String source) {
        for (String name : variable.names()) {
            Optional<String> value = Optional.ofNullable(values.get(name))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .flatMap(variable.reading());
            if (value.isPresent()) {
                place(tree, variable.path(), new Node.Scalar(value.get(), name + source));
                return;
            }
        }
    }

    private static void place(Node.Mapping tree, String path, Node.Scalar value) {
        List<String> segments = List.of(path.split("\\.", -1));
        Node.Mapping parent = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            if (!(parent.entries().get(segment) instanceof Node.Mapping)) {
                parent.entries().put(segment, Node.Mapping.empty(value.origin()));
            }
            parent = (Node.Mapping) parent.entries().get(segment);
        }
        parent.entries().put(segments.getLast(), value);
    }
}
