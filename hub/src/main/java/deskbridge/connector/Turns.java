package deskbridge.connector;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose turn it is to be looked at once more: after a start every open conversation once, then some each time, the finished ones
 * more seldom. Used by one thread at a time.
 */
public final class Turns {

    private final int atFirst;
    private final int finished;
    private final Set<ConversationId> waiting = new LinkedHashSet<>();
    private int nextOpen;
    private int nextFinished;

    /**
     * @param atFirst how many at a time after a start, until all had their turn
     * @param finished how many finished ones each time after that
     */
    public Turns(int atFirst, int finished) {
        this.atFirst = atFirst;
        this.finished = finished;
    }

    /**
     * Those whose turn it is. Whoever was looked at must be {@link #passed}, so that a failure in between costs nobody his turn.
     *
     * @param open how many open ones each time
     */
    public List<Conversation> due(CatchUp scope, int open) {
        var opened = scope.conversations().stream().filter(Turns::isOpen).toList();
        if (scope.first()) {
            waiting.clear();
            opened.forEach(it -> waiting.add(it.id()));
        }
        if (!waiting.isEmpty()) {
            waiting.retainAll(opened.stream().map(Conversation::id).toList());
            return opened.stream()
                    .filter(it -> waiting.contains(it.id()))
                    .limit(atFirst)
                    .toList();
        }
        var ended = scope.conversations().stream().filter(it -> !isOpen(it)).toList();
        var due = new ArrayList<Conversation>();
        for (int i = 0; i < Math.min(open, opened.size()); i++) {
            due.add(opened.get(Math.floorMod(nextOpen++, opened.size())));
        }
        for (int i = 0; i < Math.min(finished, ended.size()); i++) {
            due.add(ended.get(Math.floorMod(nextFinished++, ended.size())));
        }
        return List.copyOf(due);
    }

    /** He had his turn. */
    public void passed(Conversation conversation) {
        waiting.remove(conversation.id());
    }

    private static boolean isOpen(Conversation conversation) {
        var ticket = conversation.ticket();
        return ticket == null || !ticket.status().done();
    }
}
