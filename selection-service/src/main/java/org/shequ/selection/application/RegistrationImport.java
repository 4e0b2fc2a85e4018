package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CommandImport;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Registers the people of a file, each as {@link RegisterCandidate} registers one: all of them or nobody. */
@ApplicationScoped
class RegistrationImport implements CommandImport<RegistrationRow> {

    static final String KIND = "registration-import";

    private static final Shape<RegistrationRow> SHAPE =
            new Shape<>(KIND, RegistrationRow.TABLE, RegistrationRow::judge);

    static final Template TEMPLATE = new Template("registrations", RegistrationRow.TABLE);

    private final ImportRun imports;
    private final RegisterCandidate registerCandidate;
    private final Registrations registrations;
    private final Positions positions;
    private final Dossiers dossiers;

    RegistrationImport(
            ImportRun imports,
            RegisterCandidate registerCandidate,
            Registrations registrations,
            Positions positions,
            Dossiers dossiers) {
        this.imports = imports;
        this.registerCandidate = registerCandidate;
        this.registrations = registrations;
        this.positions = positions;
        this.dossiers = dossiers;
    }

    @Override
    public Shape<RegistrationRow> shape() {
        return SHAPE;
    }

    @Override
    public ImportRun imports() {
        return imports;
    }

    @Override
    public Optional<Template> template() {
        return Optional.of(TEMPLATE);
    }

    @Override
    public Taking<RegistrationRow> begin(JobContext job) {
        return new File(UUID.fromString(job.parameters().path("roundId").asText()));
    }

    /** One file of registrations. */
    private final class File implements Taking<RegistrationRow> {

        private final UUID roundId;
        private final Map<UUID, Long> rowOf = new HashMap<>();

        File(UUID roundId) {
            this.roundId = roundId;
        }

        @Override
        public void take(RowSet<RegistrationRow> rows) {
            var round = registerCandidate.open(roundId);
            var atPositions = positions.of(roundId);
            var people = people(rows);
            var registered = new HashSet<>(registrations.registered(roundId, people.values()));
            for (var line : rows.lines()) {
                var person = people.get(line);
                var position = position(rows, line, atPositions);
                if (person == null) {
                    continue;
                }
                requireNamedRight(rows, line, round, person);
                requireNew(rows, line, person, registered);
                if (position != null && rows.isGood(line)) {
                    register(rows, line, round, person, position);
                }
            }
        }

        /** Who each row names; a row that names nobody known is refused. */
        private Map<RowSet.Line<RegistrationRow>, UUID> people(RowSet<RegistrationRow> rows) {
            var byNumber = dossiers.byNumber(rows.lines().stream()
                    .map(line -> line.said().personnelNumber())
                    .filter(Objects::nonNull)
                    .toList());
            Map<RowSet.Line<RegistrationRow>, UUID> people = new HashMap<>();
            for (var line : rows.lines()) {
                var number = line.said().personnelNumber();
                var id = line.said().personId();
                var person = number == null ? id : byNumber.get(number);
                if (person == null && (number != null || id != null)) {
                    rows.refuse(line, RegistrationRow.NUMBER, ProblemException.of(SelectionProblem.UNKNOWN_PERSON));
                } else if (person != null) {
                    people.put(line, person);
                }
            }
            return people;
        }

        /** Refuses whoever is registered, or stands in a row above that could be taken. */
        private void requireNew(
                RowSet<RegistrationRow> rows, RowSet.Line<RegistrationRow> line, UUID person, Set<UUID> registered) {
            var number = line.row().number();
            var first = rowOf.get(person);
            if (first != null && first != number) {
                rows.refuse(
                        line,
                        RegistrationRow.NUMBER,
                        "DUPLICATE_ROW",
                        "the person stands in row " + first + " too",
                        "与第 " + first + " 行为同一人");
            } else if (registered.contains(person)) {
                rows.refuse(line, RegistrationRow.NUMBER, ProblemException.of(SelectionProblem.ALREADY_REGISTERED));
            } else if (rows.isGood(line)) {
                rowOf.put(person, number);
            }
        }

        private @Nullable Position position(
                RowSet<RegistrationRow> rows, RowSet.Line<RegistrationRow> line, List<Position> all) {
            var wanted = line.said().position();
            if (wanted == null && all.size() == 1) {
                return all.getFirst();
            }
            var found = all.stream()
                    .filter(position -> wanted != null && position.number() == wanted)
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                rows.refuse(
                        line,
                        RegistrationRow.POSITION,
                        SelectionProblem.UNKNOWN_POSITION.name(),
                        "must be a position of this round, 1 to " + all.size(),
                        "须为本轮岗位序号 1 至 " + all.size());
            }
            return found;
        }

        /** Of somebody out of scope the name is not held against anything: 422 as for a stranger. */
        private void requireNamedRight(
                RowSet<RegistrationRow> rows, RowSet.Line<RegistrationRow> line, SelectionRound round, UUID person) {
            var stated = line.said().name();
            if (stated == null) {
                return;
            }
            try {
                var name = registerCandidate.person(round, person).name();
                if (!stated.equals(name) && !stated.equals(Masking.name(name))) {
                    var shown = Masking.name(name);
                    rows.refuse(
                            line,
                            RegistrationRow.NAME,
                            "NAME_DIFFERS",
                            "the person of this number or id is " + shown + "; correct the one or the other",
                            "该编号或标识对应" + shown + "，请更正其中一项");
                }
            } catch (ProblemException refusal) {
                rows.refuse(line, RegistrationRow.NUMBER, refusal);
            }
        }

        private void register(
                RowSet<RegistrationRow> rows,
                RowSet.Line<RegistrationRow> line,
                SelectionRound round,
                UUID person,
                Position position) {
            try {
                var registration = registerCandidate.register(
                        round, person, position.id(), line.said().orders());
                rows.created(1);
                rows.count(registration.verdict().name().toLowerCase(Locale.ROOT), 1);
                if (registration.verdict() != Verdict.ELIGIBLE) {
                    rows.warn(
                            line,
                            RegistrationRow.NUMBER,
                            registration.verdict().name(),
                            "is registered, and is not found eligible; the reasons stand in the registration, and only an order"
                                    + " may admit",
                            "已登记报名，但未判定为符合条件；判定依据见报名记录，无批准文号不得准入");
                }
            } catch (ProblemException refusal) {
                rows.refuse(line, RegistrationRow.NUMBER, refusal);
            }
        }
    }
}
