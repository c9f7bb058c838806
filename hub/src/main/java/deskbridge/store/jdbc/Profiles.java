package deskbridge.store.jdbc;

import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import java.util.Optional;

/** What is known about people, within one transaction. What was looked up stays locked until it ends. */
final class Profiles {

    private Profiles() {}

    static Optional<Profile> find(Session session, PersonRef person) {
        return session.first(
                "select content from profile where connection = ? and person_id = ? " + session.lock(),
                row -> StoredJson.profile(row.text("content")),
                person.connection().name(),
                person.id());
    }

    static void save(Session session, Profile profile) {
        session.update(
                """
                insert into profile (connection, person_id, content) values (?, ?, ?)
                on conflict (connection, person_id) do update set content = excluded.content
                """, profile.person().connection().name(), profile.person().id(), StoredJson.write(profile));
    }
}
