package deskbridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import deskbridge.settings.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between packages, and the few rules of taste that a machine can check. */
final class ArchitectureTest {
    private static final String ROOT = "deskbridge.";
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_TEST = 500;
    private static final Set<String> EVERYTHING = Set.of("*");

    /** Who may know whom. A name covers the packages below it; the longest name that fits counts. */
    private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("domain", Set.of()),
            Map.entry("http", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("memory", Set.of()),
            Map.entry("rest", Set.of()),
            Map.entry("settings", Set.of("texts")),
            Map.entry("texts", Set.of()),
            Map.entry("flow", Set.of("domain", "texts")),
            Map.entry("store", Set.of("domain")),
            Map.entry("store.jdbc", Set.of("domain", "json", "memory", "store")),
            Map.entry("connector", Set.of("domain", "http", "memory")),
            Map.entry("channel", Set.of("connector", "domain", "http", "json", "memory", "rest", "settings", "texts")),
            Map.entry("desk", Set.of("connector", "domain", "http", "json", "memory", "rest", "settings", "texts")),
            Map.entry("engine", Set.of("connector", "domain", "flow", "http", "memory", "store")),
            Map.entry("admin", Set.of("domain", "engine", "http", "json", "store", "texts")),
            Map.entry("app", EVERYTHING)));

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Where products are listed: the settings, with the older bots' names, and the composition root. */
    private static final Set<String> SETTING_UP = Set.of("deskbridge/settings/", "deskbridge/app/");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

    /** Generated beside ours: the JSON codecs. */
    private static final Pattern GENERATED = Pattern.compile("deskbridge\\..*\\.jsonb");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void packagesKnowOnlyWhomTheyMay() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                area(type)
                        .ifPresent(from -> area(dependency.getTargetClass()).ifPresent(to -> {
                            if (!mayKnow(from, to)) {
                                trespasses.add(from + " must not know " + to + ": " + dependency.getDescription());
                            }
                        }));
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void everyPackageHasItsPlaceInThePicture() {
        Set<String> strangers = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .filter(name -> areaOf(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(strangers).isEmpty();

        Set<String> areas =
                CLASSES.stream().flatMap(type -> area(type).stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(areas).isEqualTo(MAY_KNOW.keySet());
    }

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching("deskbridge.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        slices().matching("deskbridge.(channel|desk).(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    /** So a fifth is a folder, its word in {@link Kind}, and its case in {@code app.Connectors}. */
    @Test
    void productsAreNamedWhereTheyLiveAndWhereTheyAreSetUp() throws IOException {
        Set<String> leaks = new TreeSet<>();
        for (Path file : files(SOURCES)) {
            String path = SOURCES.relativize(file).toString().replace(File.separatorChar, '/');
            if (SETTING_UP.stream().noneMatch(path::startsWith)) {
                String code =
                        COMMENT.matcher(Files.readString(file)).replaceAll("").toLowerCase(Locale.ROOT);
                Stream.of(Kind.values())
                        .map(Kind::word)
                        .filter(word -> !path.matches("deskbridge/(channel|desk)/(yandex)?" + word + "/.*"))
                        .filter(code::contains)
                        .forEach(word -> leaks.add(path + " names " + word));
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void onlyOnePackageSpeaksToDatabasesAndOneToRemotes() {
        ArchRule sql = noClasses()
                .that()
                .resideOutsideOfPackage("deskbridge.store.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..");
        ArchRule remotes = noClasses()
                .that()
                .resideOutsideOfPackage("deskbridge.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..");
        ArchRule server = noClasses()
                .that()
                .resideOutsideOfPackage("deskbridge.app.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..");
        sql.check(CLASSES);
        remotes.check(CLASSES);
        server.check(CLASSES);
    }

    @Test
    void timeComesFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("deskbridge.app..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(pack -> pack.getName().startsWith(ROOT))
                .filter(pack -> !GENERATED.matcher(pack.getName()).matches())
                .filter(pack -> !pack.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .resideInAPackage("deskbridge..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base)[A-Z].*")
                .check(CLASSES);
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String module : List.of("hub", "emulators", "demo")) {
            tooLong.addAll(longerThan(LONGEST_FILE, Path.of("..", module, "src", "main")));
            tooLong.addAll(longerThan(LONGEST_TEST, Path.of("..", module, "src", "test")));
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<String> longerThan(int lines, Path folder) throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files(folder)) {
            int length = Files.readAllLines(file).size();
            if (length > lines) {
                tooLong.add(file + " has " + length + " lines");
            }
        }
        return tooLong;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static boolean mayKnow(String from, String to) {
        Set<String> known = MAY_KNOW.getOrDefault(from, Set.of());
        return from.equals(to) || known.equals(EVERYTHING) || known.contains(to);
    }

    private static Optional<String> area(JavaClass type) {
        return areaOf(type.getBaseComponentType().getPackageName());
    }

    private static Optional<String> areaOf(String packageName) {
        return MAY_KNOW.keySet().stream()
                .filter(area -> (packageName + ".").startsWith(ROOT + area + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }
}
