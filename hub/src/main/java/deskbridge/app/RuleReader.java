package deskbridge.app;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.Clue;
import deskbridge.flow.IntakeForm;
import deskbridge.flow.IntakeForm.Category;
import deskbridge.flow.RoutingRule;
import deskbridge.flow.RoutingRule.Then;
import deskbridge.flow.RoutingRule.When;
import deskbridge.flow.Wording;
import deskbridge.settings.ConnectionSettings;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Route;
import deskbridge.settings.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the rules among {@code routes:} in {@code deskbridge.yaml}; the pairs among them are read with the connections. */
final class RuleReader {

    private static final String ROUTES = "routes";

    private final Set<String> channels;
    private final Set<String> desks;
    private final IntakeForm form;

    private RuleReader(GeneralSettings general, IntakeForm form) {
        this.channels = general.routes().stream().map(Route::channel).collect(Collectors.toSet());
        this.desks = general.connections().stream()
                .filter(connection -> !connection.kind().isChannel())
                .map(ConnectionSettings::name)
                .collect(Collectors.toSet());
        this.form = form;
    }

    /** The rules, in order. Faults and warnings are gathered in the settings. */
    static List<RoutingRule> read(Section root, GeneralSettings general, IntakeForm form) {
        var reader = new RuleReader(general, form);
        var rules = new ArrayList<RoutingRule>();
        var names = new HashSet<String>();
        for (Section section : root.sectionsAmong(ROUTES)) {
            RoutingRule rule = reader.rule(section);
            if (!names.add(rule.name())) {
                section.fault("name", "rule.name");
            }
            rules.stream()
                    .filter(earlier -> earlier.when().covers(rule.when()))
                    .findFirst()
                    .ifPresent(earlier -> section.warning("when", "rule.late", earlier.name()));
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private RoutingRule rule(Section section) {
        return new RoutingRule(section.requiredText("name"), when(section.section("when")), then(section));
    }

    private When when(Section when) {
        return new When(
                channels(when),
                Set.copyOf(when.list("chat")),
                tags(when),
                categories(when),
                domains(when),
                words(when));
    }

    private Set<ConnectionId> channels(Section when) {
        var found = new LinkedHashSet<ConnectionId>();
        for (String name : when.list("channel")) {
            if (channels.contains(name)) {
                found.add(new ConnectionId(name));
            } else {
                when.fault("channel", "rule.channel", listed(channels));
            }
        }
        return found;
    }

    private static Set<String> tags(Section when) {
        var tags = new LinkedHashSet<String>();
        for (String written : when.list("tag")) {
            String tag = Wording.tag(written);
            if (tag.isEmpty() || tag.chars().anyMatch(Character::isWhitespace)) {
                when.fault("tag", "must.tag");
            }
            tags.add(tag);
        }
        return tags;
    }

    private Set<String> categories(Section when) {
        var codes = new LinkedHashSet<String>();
        for (String written : when.list("category")) {
            form.category(written)
                    .ifPresentOrElse(
                            category -> codes.add(category.code()),
                            () -> when.fault(
                                    "category",
                                    "rule.category",
                                    listed(form.categories().stream()
                                            .map(Category::code)
                                            .collect(Collectors.toSet()))));
        }
        return codes;
    }

    private static Set<String> domains(Section when) {
        var domains = new LinkedHashSet<String>();
        for (String written : when.list("email-domain")) {
            String domain = written.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            if (!domain.matches("[^@\\s]+")) {
                when.fault("email-domain", "must.domain");
            }
            domains.add(domain);
        }
        return domains;
    }

    private static List<Clue> words(Section when) {
        var clues = new ArrayList<Clue>();
        for (String written : when.texts("words")) {
            try {
                clues.add(Clue.parse(written));
            } catch (IllegalArgumentException e) {
                if (e.getCause() instanceof PatternSyntaxException expression) {
                    when.fault("words", "rule.expression", expression.getDescription());
                } else {
                    when.fault("words", "rule.words");
                }
            }
        }
        return clues;
    }

    private Then then(Section rule) {
        Section then = rule.section("then");
        Optional<String> desk = then.text("desk");
        if (desk.isPresent() && !desks.contains(desk.get())) {
            then.fault("desk", "must.one-of", listed(desks));
        }
        var target = new Then(
                desk.filter(desks::contains).map(ConnectionId::new).orElse(null),
                then.text("queue").orElse(null),
                then.text("type").orElse(null),
                then.text("priority").orElse(null),
                then.text("assignee").orElse(null));
        if (target.isEmpty() && desk.isEmpty()) {
            rule.fault("then", "rule.then");
        }
        return target;
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
