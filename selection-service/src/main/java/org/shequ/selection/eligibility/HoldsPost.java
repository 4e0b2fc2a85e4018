package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.Post;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

/** The primary post on the cut-off day is one of these. */
public record HoldsPost(Set<Post> posts) implements Criterion {

    public HoldsPost {
        posts = Set.copyOf(posts);
    }

    @Override
    public String code() {
        return "HOLDS_POST";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Outcome.UNKNOWN;
        }
        var held = career.primaryOn(cutOff);
        return Outcome.passIf(
                held.isPresent() && Wording.names(posts, held.get().post()));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.career() != null) {
            dossier.career().primaryTurns(days);
        }
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "primary post: " + Wording.en(posts);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var held = career.primaryOn(cutOff);
        var post = held.map(assignment -> Wording.label(Post.class, assignment.post()))
                .orElse(new Text("none", "无"));
        return Finding.of(
                this,
                outcome,
                required,
                post.en(),
                new Text(
                        "Primary post on %s: %s; required: %s.".formatted(cutOff, post.en(), Wording.en(posts)),
                        "%s主职：%s；要求：%s。".formatted(Wording.zh(cutOff), post.zh(), Wording.zh(posts))),
                Wording.assignments(held.stream().toList()));
    }

    @Override
    public Text remedy() {
        return new Text("An appointment to such a post changes this.", "任上述岗位后即符合。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
