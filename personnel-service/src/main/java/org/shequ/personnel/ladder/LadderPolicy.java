package org.shequ.personnel.ladder;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.vocabulary.Standing;

import java.util.EnumSet;
import java.util.Set;

import static org.shequ.contracts.vocabulary.TenureKind.CIVIL_SERVANT;
import static org.shequ.contracts.vocabulary.TenureKind.CONTRACT;
import static org.shequ.contracts.vocabulary.TenureKind.PUBLIC_INSTITUTION;
import static org.shequ.contracts.vocabulary.TenureKind.STAFFED;

/**
 * Which step is open from where: grid worker → reserve → staffed community worker → (deputy) secretary → public
 * institution or civil service.
 */
public final class LadderPolicy {

    /** Whether a step is open, and if not, why, in both languages. */
    public sealed interface Verdict {
        record Allowed() implements Verdict {}

        record Refused(String en, String zh) implements Verdict {}
    }

    private static final Verdict ALLOWED = new Verdict.Allowed();
    private static final Set<TenureKind> ESTABLISHMENT = EnumSet.of(PUBLIC_INSTITUTION, CIVIL_SERVANT);

    /** Judges a step from what somebody is on the day of the step. */
    public Verdict judge(Step step, Standing standing) {
        Post post = standing.post();
        TenureKind identity = standing.tenureKind();
        if (post == null) {
            return refused("holds no post on that day", "当日无任职");
        }
        return switch (step) {
            case ENTER_RESERVE -> enterReserve(standing, post);
            case BECOME_STAFFED -> becomeStaffed(standing, identity);
            case BECOME_DEPUTY_SECRETARY ->
                lead(post, identity, EnumSet.of(Post.COMMUNITY_WORKER, Post.DEPUTY_SECRETARY));
            case BECOME_SECRETARY -> lead(post, identity, EnumSet.complementOf(EnumSet.of(Post.GRID_WORKER)));
            case ENTER_INSTITUTION -> enterInstitution(post, identity);
            case ENTER_CIVIL_SERVICE -> enterCivilService(post, identity);
        };
    }

    private static Verdict enterReserve(Standing standing, Post post) {
        if (standing.inReserve()) {
            return refused("is in the reserve already", "已在后备人才库");
        }
        return post == Post.GRID_WORKER
                ? ALLOWED
                : refused("the reserve is open to grid workers, not to a " + post.en(), "后备干部从专职网格员中选拔，现任" + post.zh());
    }

    private static Verdict becomeStaffed(Standing standing, @Nullable TenureKind identity) {
        if (identity != null && identity != CONTRACT) {
            return refused("is " + identity.en() + " already", "已是" + identity.zh());
        }
        return standing.inReserve() ? ALLOWED : refused("is not in the reserve on that day", "当日不在后备人才库");
    }

    private static Verdict lead(Post post, @Nullable TenureKind identity, Set<Post> origins) {
        if (!origins.contains(post)) {
            return refused("cannot come from the post of " + post.en(), "不能由" + post.zh() + "直接任职");
        }
        return identity == null || identity == CONTRACT ? refused("is not a staffed worker", "非定编人员") : ALLOWED;
    }

    private static Verdict enterInstitution(Post post, @Nullable TenureKind identity) {
        if (identity != null && ESTABLISHMENT.contains(identity)) {
            return refused("is " + identity.en() + " already", "已是" + identity.zh());
        }
        return post == Post.SECRETARY || post == Post.DEPUTY_SECRETARY
                ? leaderOfStaff(identity)
                : refused("is neither secretary nor deputy secretary", "非社区党组织书记、副书记");
    }

    private static Verdict enterCivilService(Post post, @Nullable TenureKind identity) {
        if (identity == CIVIL_SERVANT) {
            return refused("is a civil servant already", "已是公务员");
        }
        return post == Post.SECRETARY || post == Post.DEPUTY_SECRETARY
                ? leaderOfStaff(identity)
                : refused("is neither secretary nor deputy secretary", "非社区党组织书记、副书记");
    }

    private static Verdict leaderOfStaff(@Nullable TenureKind identity) {
        return identity == STAFFED || identity == PUBLIC_INSTITUTION
                ? ALLOWED
                : refused("is not a staffed worker", "非定编人员");
    }

    private static Verdict refused(String en, String zh) {
        return new Verdict.Refused(en, zh);
    }
}
