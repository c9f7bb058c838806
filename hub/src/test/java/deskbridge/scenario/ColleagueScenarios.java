package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Colleagues in Pachca are contacts or employees of Okdesk by the address of their account, and by nothing else. */
@ParameterizedClass(name = "{0}")
@EnumSource(Database.class)
final class ColleagueScenarios extends StageScenario {

    private static final long IVAN = 4001;

    @Parameter(0)
    Database database = Database.SQLITE;

    @Override
    PairStage staged() {
        return new PairStage(Pair.PACHCA_OKDESK, database.empty("colleague", folder), folder);
    }

    @Override
    void begin() {
        contact(IVAN, "Ivan.Petrov@Example.org");
        super.begin();
    }

    private PachcaEmulator pachca() {
        return ((PachcaPlay) stage.messenger).emulator();
    }

    private OkdeskEmulator okdesk() {
        return ((OkdeskPlay) stage.desk).emulator();
    }

    private void contact(long id, String email) {
        okdesk().setup()
                .contact(
                        id,
                        Json.object()
                                .put("first_name", "Иван")
                                .put("last_name", "Петров")
                                .put("phone", "+7999000" + id)
                                .put("email", email)
                                .put("company_id", OkdeskSeed.COMPANY));
    }

    /** The issue of somebody with this nickname and address. */
    private OkdeskIssue askedBy(String nickname, String email) {
        var pachcaPlay = (PachcaPlay) stage.messenger;
        Person person = pachca().person(pachca().administrator()
                .addPerson(nickname, "Кто", "То", email, "Продажи")
                .id());
        pachcaPlay.joins(person.id());
        person.writes(pachcaPlay.chat(), "Не работает сканер");
        settle();
        return last();
    }

    private OkdeskIssue last() {
        return okdesk().state().issues().getLast();
    }

    @Test
    void whoIsAContactByHisAddressSpeaksAsTheContactAndFindsAllHisTickets() {
        long older = okdesk().agent(OkdeskSeed.AGENT).createsFor(IVAN, "Заявка по телефону", "<p>звонил</p>");
        Talk talk = asked();
        talk.says("Горит красная лампа");
        settle();

        assertThat(last().contactId()).isEqualTo(IVAN);
        assertThat(last().authorType()).isEqualTo("contact");
        assertThat(last().authorId()).isEqualTo(IVAN);
        assertThat(okdesk().state().comments(last().id())).singleElement().satisfies(comment -> {
            assertThat(comment.authorType()).isEqualTo("contact");
            assertThat(comment.authorId()).isEqualTo(IVAN);
            assertThat(comment.content()).contains("Горит красная лампа");
        });
        assertThat(talk.heard()).hasSize(1);
        talk.aside().writes("Здравствуйте");
        settle();
        talk.aside().presses(talk.aside().heard().getLast(), "Мои заявки");
        settle();
        assertThat(talk.aside().heard().getLast().text())
                .containsSubsequence(Long.toString(last().id()), Long.toString(older));
    }

    @Test
    void nobodyIsBoundByWhatHeChoosesHimself() {
        contact(4002, "boss@example.org");
        assertThat(askedBy("boss@example.org", "other@example.org").contactId()).isNull();
        assertThat(askedBy("boss", "another@example.org").contactId()).isNull();
        pachca().settings().hidePersonalData(true);
        assertThat(askedBy("boss.hidden", "boss@example.org").contactId()).isNull();
    }

    @Test
    void whoIsAnEmployeeAsksInHisOwnName() {
        var issue = askedBy("operatorova", OkdeskSeed.AGENT);

        assertThat(issue.contactId()).isNull();
        assertThat(issue.authorType()).isEqualTo("employee");
        assertThat(issue.authorId()).isEqualTo(OkdeskSeed.AGENT_ID);
    }

    @Test
    void whatTheContactSaidIsJoinedAgainAfterTheDatabaseWasLost() {
        Talk talk = asked();
        String first = talk.says("Горит красная лампа");
        settle();
        talk.says("И пищит");
        talk.says("И пищит");
        settle();
        Links before = stage.links();
        int comments = okdesk().state().comments(last().id()).size();
        stage.losesItsDatabase(database.empty("another", folder));
        assertThat(stage.hub.rebuild(soFar -> {}).unpaired()).isEmpty();
        stage.hub.start();
        settle();
        talk.edits(first, "Горит жёлтая лампа");
        settle();

        assertThat(before.missingIn(stage.links())).isEmpty();
        assertThat(okdesk().state().comments(last().id()).stream()
                        .map(OkdeskComment::content)
                        .skip(comments))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("жёлтая").contains("изменено"));
        assertThat(talk.heard().stream().map(Heard::text)).hasSize(1);
    }
}
