package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.Post;

import java.time.LocalDate;
import java.util.Set;

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
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Answer.UNKNOWN;
        }
        var held = career.primaryOn(cutOff);
        return Answer.passIf(held.isPresent() && Wording.names(posts, held.get().post()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = Wording.codes(posts);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var held = career.primaryOn(cutOff);
        var post = held.map(Dossier.Assignment::post).orElse("none");
        return Finding.of(
                this,
                answer,
                required,
                post,
                new Text(
                        "Primary post on %s: %s; required: %s."
                                .formatted(cutOff, Wording.label(Post.class, post, false), Wording.en(posts)),
                        "%s主职：%s；要求：%s。"
                                .formatted(
                                        cutOff,
                                        post.equals("none") ? "无" : Wording.label(Post.class, post, true),
                                        Wording.zh(posts))),
                Wording.assignments(held.stream().toList()));
    }
}
