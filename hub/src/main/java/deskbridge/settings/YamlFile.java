package deskbridge.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads {@code deskbridge.yaml} into the tree. Nothing is constructed from tags; every scalar is text with its line; duplicate
 * keys are faults; {@code ${NAME}} is filled from the variables.
 */
final class YamlFile {
    private static final int DEEPEST = 30;

    /** References to what stands elsewhere multiply it: a few lines could be more than any memory holds. */
    private static final int MOST_NODES = 100_000;

    private final String name;
    private final Function<String, Optional<String>> variables;
    private final Faults faults;
    private int nodes;
    private boolean abandoned;

    private YamlFile(String name, Function<String, Optional<String>> variables, Faults faults) {
        this.name = name;
        this.variables = variables;
        this.faults = faults;
    }

    static Node.Mapping read(Path file, Function<String, Optional<String>> variables, Faults faults) {
        Path name = file.getFileName();
        if (name == null) {
            faults.add(file.toString(), "file.none");
            return Node.Mapping.empty(file.toString());
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(name.toString(), text, variables, faults);
        } catch (IOException e) {
            faults.add(file.toString(), "file.unreadable", e.getClass().getSimpleName());
            return Node.Mapping.empty(file.toString());
        }
    }

    static Node.Mapping parse(String name, String text, Function<String, Optional<String>> variables, Faults faults) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .build();
        try {
            return new YamlFile(name, variables, faults)
                    .root(new Compose(settings).composeString(text.replace("\uFEFF", "")));
        } catch (MarkedYamlEngineException e) {
            faults.add(name + line(e.getProblemMark()), "yaml.broken-because", e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(name, "yaml.broken");
        } catch (StackOverflowError e) {
            // The library recurses for each level.
            faults.add(name, "yaml.deep");
        }
        return Node.Mapping.empty(name);
    }

    private Node.Mapping root(Optional<org.snakeyaml.engine.v2.nodes.Node> root) {
        if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
            return Node.Mapping.empty(name);
        }
        if (root.get() instanceof MappingNode mapping) {
            return mapping(mapping, "");
        }
        faults.add(name, "yaml.names");
        return Node.Mapping.empty(name);
    }

    private Optional<Node> node(org.snakeyaml.engine.v2.nodes.Node node, String path) {
        String origin = origin(path, node.getStartMark());
        if (isTooMuch(path, origin)) {
            return Optional.empty();
        }
        return switch (node) {
            case MappingNode mapping -> Optional.of(mapping(mapping, path));
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
                    if (abandoned) {
                        break;
                    }
                    node(item, path + "." + items.size()).ifPresent(items::add);
                }
                yield Optional.of(new Node.Listing(items, origin));
            }
            case ScalarNode scalar ->
                scalar.getTag().equals(Tag.NULL)
                        ? Optional.empty()
                        : Optional.of(new Node.Scalar(filled(scalar.getValue(), origin), origin));
            default -> Optional.empty();
        };
    }

    /** Told once, then the rest is left alone: what refers to itself would go on without end. */
    private boolean isTooMuch(String path, String origin) {
        if (abandoned) {
            return true;
        }
        if (path.chars().filter(c -> c == '.').count() > DEEPEST) {
            faults.add(origin, "yaml.deep");
            abandoned = true;
        } else if (++nodes > MOST_NODES) {
            faults.add(name, "yaml.many", MOST_NODES);
            abandoned = true;
        }
        return abandoned;
    }

    private Node.Mapping mapping(MappingNode mapping, String path) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (abandoned) {
                break;
            }
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String below = path.isEmpty() ? key : path + "." + key;
            String origin = origin(below, tuple.getKeyNode().getStartMark());
            if (entries.containsKey(key)) {
                faults.add(origin, "yaml.twice");
            } else {
                entries.put(key, node(tuple.getValueNode(), below).orElse(new Node.Scalar("", origin)));
            }
        }
        return new Node.Mapping(entries, origin(path, mapping.getStartMark()));
    }

    private String filled(String text, String origin) {
        return Interpolation.fill(text, variables, missing -> faults.add(origin, "yaml.variable", missing));
    }

    private String origin(String path, Optional<Mark> mark) {
        return path + " (" + name + line(mark) + ")";
    }

    private static String line(Optional<Mark> mark) {
        return mark.map(place -> ":" + (place.getLine() + 1)).orElse("");
    }
}
