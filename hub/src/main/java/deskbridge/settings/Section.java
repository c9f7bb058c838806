package deskbridge.settings;

import deskbridge.settings.Node.Listing;
import deskbridge.settings.Node.Mapping;
import deskbridge.settings.Node.Scalar;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named part of the settings with typed reads. A read that fails adds a fault and answers its fallback or a placeholder, so that
 * one start reports everything; {@link Settings#finish} then stops the start. Keys that nobody asks for are faults, too: ask for
 * all of them, whatever the values of others.
 */
public final class Section {
    private static final String PLACEHOLDER = "missing";
    private static final Pattern TOKEN = Pattern.compile("[!-~&&[^\"'`]]+");
    private static final URI NOWHERE = URI.create("https://missing.invalid");

    private final String path;
    private final Mapping mapping;
    private final Faults faults;
    private final List<Secret> secrets;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Section> below = new LinkedHashMap<>();
    private boolean unchecked;

    private Section(String path, Mapping mapping, Faults faults, List<Secret> secrets) {
        this.path = path;
        this.mapping = mapping;
        this.faults = faults;
        this.secrets = secrets;
    }

    static Section root(Mapping mapping, Faults faults, List<Secret> secrets) {
        return new Section("", mapping, faults, secrets);
    }

    /** Whether anything stands here. */
    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** Whether a value or a section of this name was given. */
    public boolean has(String key) {
        asked.add(key);
        return switch (mapping.entries().get(key)) {
            case null -> false;
            case Scalar scalar -> !scalar.text().isBlank();
            case Listing listing -> true;
            case Mapping section -> true;
        };
    }

    public Optional<String> text(String key) {
        return scalar(key).map(scalar -> scalar.text().strip());
    }

    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** A text that must be given. */
    public String requiredText(String key) {
        return text(key).orElseGet(() -> missing(key, PLACEHOLDER));
    }

    public Optional<Secret> secret(String key) {
        return text(key).map(Secret::of).map(this::keep);
    }

    /** A secret that must be given. */
    public Secret requiredSecret(String key) {
        return secret(key).orElseGet(() -> Secret.of(missing(key, PLACEHOLDER)));
    }

    /** A token that must be given; it goes into addresses and headers, so that signs no keyboard gives for one are a mistake of copying. */
    public Secret requiredToken(String key) {
        Secret token = requiredSecret(key);
        if (!TOKEN.matcher(token.reveal()).matches()) {
            fault(key, "must.token");
        }
        return token;
    }

    /** An {@code http} or {@code https} URL with a host; a slash at its end is dropped. */
    public Optional<URI> url(String key) {
        return text(key).map(text -> Values.url(text).orElseGet(() -> wrong(key, NOWHERE, "must.url")));
    }

    public URI url(String key, String fallback) {
        return url(key).orElseGet(() -> URI.create(fallback));
    }

    /** A URL that must be given. */
    public URI requiredUrl(String key) {
        return url(key).orElseGet(() -> missing(key, NOWHERE));
    }

    /** One or more URLs, a YAML list or one text with commas; never empty. */
    public List<URI> urls(String key, String fallback) {
        return list(key, List.of(fallback)).stream()
                .map(text -> Values.url(text).orElseGet(() -> wrong(key, NOWHERE, "must.url")))
                .toList();
    }

    /** The name of a file, which need not exist. */
    public Optional<Path> file(String key) {
        return text(key).map(text -> Values.file(text).orElseGet(() -> wrong(key, Path.of(PLACEHOLDER), "must.file")));
    }

    /** A whole number within bounds, both included. */
    public Optional<Long> number(String key, long least, long most) {
        return text(key)
                .map(text -> Values.number(text, least, most)
                        .orElseGet(() -> wrong(key, least, "must.number", least, most)));
    }

    public int integer(String key, int least, int most, int fallback) {
        return number(key, least, most).map(Math::toIntExact).orElse(fallback);
    }

    /** A TCP port; 0 asks for any free one. */
    public int port(String key, int fallback) {
        return integer(key, 0, 65_535, fallback);
    }

    /** Such as {@code 500ms}, {@code 30s}, {@code 24h}, {@code 7d} or {@code 1h30m}. */
    public Duration duration(String key, Duration fallback) {
        return text(key)
                .map(text -> Values.duration(text).orElseGet(() -> wrong(key, fallback, "must.time")))
                .orElse(fallback);
    }

    /** {@code true}/{@code false}, also {@code yes}/{@code no}, {@code on}/{@code off}, {@code 1}/{@code 0}. */
    public boolean flag(String key, boolean fallback) {
        return text(key)
                .map(text -> Values.flag(text).orElseGet(() -> wrong(key, fallback, "must.flag")))
                .orElse(fallback);
    }

    /** One of an enum's names, written in lower case with hyphens. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E fallback) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        String wanted = text.get().toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> wrong(key, fallback, "must.one-of", names(type)));
    }

    /** A YAML list, or one text with commas; blank entries are dropped. */
    public List<String> list(String key) {
        return switch (asked(key)) {
            case null -> List.of();
            case Scalar scalar -> Values.commaList(scalar.text());
            case Listing listing -> {
                List<String> texts = new ArrayList<>();
                for (Node item : listing.items()) {
                    if (item instanceof Scalar scalar) {
                        texts.addAll(
                                scalar.text().isBlank()
                                        ? List.of()
                                        : List.of(scalar.text().strip()));
                    } else {
                        faults.add(item.origin(), "must.value");
                    }
                }
                yield List.copyOf(texts);
            }
            case Mapping section -> wrong(key, List.of(), "must.list");
        };
    }

    /** A YAML list, or one text as it stands, commas and all. */
    public List<String> texts(String key) {
        return asked(key) instanceof Scalar scalar && !scalar.text().isBlank()
                ? List.of(scalar.text().strip())
                : list(key);
    }

    /** The single texts of a YAML list that may hold sections as well; or one text with commas. */
    List<String> textsAmong(String key) {
        return asked(key) instanceof Listing listing
                ? listing.items().stream()
                        .flatMap(item -> item instanceof Scalar scalar
                                ? Stream.of(scalar.text().strip())
                                : Stream.of())
                        .filter(text -> !text.isEmpty())
                        .toList()
                : list(key);
    }

    /** The sections of a YAML list that may hold single texts as well. */
    public List<Section> sectionsAmong(String key) {
        if (!(asked(key) instanceof Listing listing)) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < listing.items().size(); i++) {
            String name = key + "." + i;
            switch (listing.items().get(i)) {
                case Mapping section -> sections.add(below.computeIfAbsent(name, unused -> child(name, section)));
                case Listing inner -> faults.add(inner.origin(), "must.value-or-section");
                case Scalar ignored -> {}
            }
        }
        return sections;
    }

    public List<String> list(String key, List<String> fallback) {
        List<String> texts = list(key);
        return texts.isEmpty() ? fallback : texts;
    }

    /** The section of this name; an empty one when it was not given. */
    public Section section(String key) {
        return below.computeIfAbsent(key, unused -> switch (asked(key)) {
            case null -> child(key, Mapping.empty(""));
            case Mapping section -> child(key, section);
            case Scalar scalar when scalar.text().isBlank() -> child(key, Mapping.empty(scalar.origin()));
            case Scalar scalar -> wrong(key, child(key, Mapping.empty("")), "must.section");
            case Listing listing -> wrong(key, child(key, Mapping.empty("")), "must.section");
        });
    }

    /** All sections that stand directly in the section of this name, by their names, in order. */
    Map<String, Section> sections(String key) {
        Section parent = section(key);
        Map<String, Section> sections = new LinkedHashMap<>();
        parent.mapping.entries().keySet().forEach(name -> sections.put(name, parent.section(name)));
        return sections;
    }

    /** A YAML list of sections. */
    public List<Section> sectionList(String key) {
        if (!(asked(key) instanceof Listing listing)) {
            return has(key) ? wrong(key, List.of(), "must.sections") : List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (Node item : listing.items()) {
            String name = key + "." + sections.size();
            if (item instanceof Mapping section) {
                sections.add(below.computeIfAbsent(name, unused -> child(name, section)));
            } else {
                faults.add(item.origin(), "must.section");
            }
        }
        return sections;
    }

    /**
     * Adds a fault about a value of this section that a reader's own rule refuses.
     *
     * @param problem key of its words, see {@link Faults}
     * @param arguments what is filled in
     */
    public void fault(String key, String problem, Object... arguments) {
        faults.add(where(key), shape(key), problem, arguments);
    }

    /** Adds a warning about a value of this section: it is probably not what was meant, yet the hub can start. */
    public void warning(String key, String problem, Object... arguments) {
        faults.warn(where(key), problem, arguments);
    }

    /** Notes a secret that was part of another value, so that {@link Settings#secrets} has it. */
    public Secret keep(Secret secret) {
        secrets.add(secret);
        return secret;
    }

    /** Where faults that concern no single value of this section go. */
    public Faults faults() {
        return faults;
    }

    /** How to speak of a value: as the person wrote it, or, when it is missing, all the ways to give it. */
    public String where(String key) {
        Node node = mapping.entries().get(key);
        if (node != null && !node.origin().isEmpty()) {
            return node.origin();
        }
        String full = pathOf(key);
        List<String> variables = Variables.namesFor(full);
        return variables.isEmpty()
                ? full + " (deskbridge.yaml)"
                : variables.getFirst() + " / " + full + " (deskbridge.yaml)";
    }

    /** Whether anything stands here that speaks of this section alone, and not of others as well, as some variables do. */
    boolean isMeant() {
        return mapping.entries().values().stream().anyMatch(node -> !Variables.isShared(node.origin()));
    }

    /** Accepts whatever else stands here: for a section that another version or another part reads. */
    public void ignoreRest() {
        unchecked = true;
    }

    void reportUnknown() {
        if (unchecked) {
            return;
        }
        mapping.entries().forEach((key, node) -> {
            if (!asked.contains(key)) {
                Values.nearest(key, asked)
                        .ifPresentOrElse(
                                name -> faults.add(node.origin(), "unknown.near", name), () -> reportUnknown(node));
            }
        });
        below.values().forEach(Section::reportUnknown);
    }

    private void reportUnknown(Node node) {
        if (asked.isEmpty()) {
            faults.add(node.origin(), "unknown");
        } else {
            faults.add(node.origin(), "unknown.among", String.join(", ", asked));
        }
    }

    private @Nullable Shape shape(String key) {
        return mapping.entries().get(key) instanceof Scalar scalar
                ? Shape.of(scalar.text().strip())
                : null;
    }

    private @Nullable Node asked(String key) {
        asked.add(key);
        return mapping.entries().get(key);
    }

    private Optional<Scalar> scalar(String key) {
        return switch (asked(key)) {
            case null -> Optional.empty();
            case Scalar scalar ->
                Optional.of(scalar).filter(value -> !value.text().isBlank());
            case Listing listing -> wrong(key, Optional.empty(), "must.value");
            case Mapping section -> wrong(key, Optional.empty(), "must.value");
        };
    }

    private Section child(String key, Mapping section) {
        return new Section(pathOf(key), section, faults, secrets);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private <T> T missing(String key, T placeholder) {
        if (!has(key)) {
            faults.addMissing(where(key), text("type").orElse(path.substring(path.lastIndexOf('.') + 1)) + "." + key);
        }
        return placeholder;
    }

    private <T> T wrong(String key, T placeholder, String problem, Object... arguments) {
        fault(key, problem, arguments);
        return placeholder;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
