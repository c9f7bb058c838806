package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.tracker.SearchIndex.Document;
import deskbridge.emulator.tracker.SearchTokens.Token;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A small part of Tracker's query language: {@code Field: value, "other value"}, comparisons, {@code !}, {@code AND},
 * {@code OR}, brackets, and {@code "Sort by": Field DESC} at the end.
 */
final class SearchLanguage {
    private final SearchFields fields;
    private final SearchValues values;
    private final SearchTokens tokens;
    private Comparator<Document> order = SearchOrder.NEWEST_FIRST;

    private SearchLanguage(SearchFields fields, SearchValues values, String query) {
        this.fields = fields;
        this.values = values;
        this.tokens = new SearchTokens(query);
    }

    /** What a query asks for. */
    record Query(Predicate<Document> condition, Comparator<Document> order) {}

    static Query read(String query, SearchFields fields, SearchValues values) {
        SearchLanguage parser = new SearchLanguage(fields, values, query);
        Predicate<Document> condition = parser.tokens.atEnd() ? document -> true : parser.either();
        if (!parser.tokens.atEnd()) {
            throw parser.tokens.unexpected();
        }
        return new Query(condition, parser.order);
    }

    private Predicate<Document> either() {
        Predicate<Document> all = both();
        while (tokens.takeWord("or")) {
            all = all.or(both());
        }
        return all;
    }

    private Predicate<Document> both() {
        Predicate<Document> all = term();
        while (tokens.takeWord("and") || startsTerm()) {
            all = all.and(term());
        }
        return all;
    }

    /** Conditions may also follow each other without {@code AND}, as the sort order does. */
    private boolean startsTerm() {
        return !tokens.atEnd() && !tokens.isNext(")") && !tokens.isWord("or");
    }

    private Predicate<Document> term() {
        if (tokens.take("(")) {
            Predicate<Document> inner = either();
            tokens.expect(")");
            return inner;
        }
        String name = tokens.value().text();
        tokens.expect(":");
        if (name.equalsIgnoreCase("sort by")) {
            sortBy();
            return document -> true;
        }
        Field field = fields.spoken(name).orElseThrow(() -> Refusal.badRequest("error.query", name));
        Predicate<Document> any = one(field);
        while (tokens.take(",")) {
            any = any.or(one(field));
        }
        return any;
    }

    private void sortBy() {
        String name = tokens.value().text();
        Field field = fields.spoken(name).orElseThrow(() -> Refusal.badRequest("error.query", name));
        boolean descending = tokens.takeWord("desc");
        if (!descending) {
            tokens.takeWord("asc");
        }
        order = SearchOrder.by(field, descending);
    }

    private Predicate<Document> one(Field field) {
        if (tokens.take("!")) {
            return one(field).negate();
        }
        for (String comparison : new String[] {">=", "<=", ">", "<"}) {
            if (tokens.take(comparison)) {
                String bound = tokens.value().text();
                Predicate<Document> inside = comparison.startsWith(">")
                        ? values.within(field, bound, null)
                        : values.within(field, null, bound);
                return comparison.endsWith("=")
                        ? inside
                        : inside.and(values.within(field, bound, bound).negate());
            }
        }
        return named(field, tokens.value());
    }

    /** Dictionary values may be called by their names, people by theirs, and queues by theirs. */
    private Predicate<Document> named(Field field, Token value) {
        String text = value.text();
        String lower = text.toLowerCase(Locale.ROOT);
        if (!value.quoted() && (lower.equals("me()") || lower.equals("empty()") || lower.equals("notempty()"))) {
            return values.is(field, TextNode.valueOf(lower));
        }
        return values.named(field, text);
    }
}
