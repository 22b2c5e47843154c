using System.Globalization;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Corrections are proposed, consented to, refused, withdrawn, or lapse; one is open at a time for each line.</summary>
public static class Proposing
{
    private const string TermRule = "correction-lapses";

    public static Waste.Refused? Propose(ProposeCorrection act, Draft draft)
    {
        if (draft.LineAt(act.Line) is not { } line)
        {
            return Waste.Refused.With("no_such_line", "/line", ("line", Text(act.Line)));
        }

        if (CorrectionRows.Find(line.Act, act.Pointer) is not { Verdict: not "no", Pointer: not "" } row)
        {
            var why = CorrectionRows.Find(line.Act, act.Pointer);
            return Waste.Refused.With("not_correctable", "/pointer", ("act", line.Act), ("pointer", act.Pointer),
                ("zh", why?.Zh ?? "更正表未列"), ("en", why?.En ?? "the table of corrections does not list it"));
        }

        if (line.Containers is not null && !row.Packed)
        {
            return Waste.Refused.With("not_correctable", "/pointer", ("act", line.Act), ("pointer", act.Pointer),
                ("zh", "分装在容器中，请盘点"), ("en", "its mass is in containers: count them"));
        }

        if (!row.By.Contains(act.As) || Parties.Of(act.As, line, draft) != act.Party)
        {
            return Waste.Refused.With("party_not_in_role", "/as", ("party", act.Party.Text), ("role", act.As));
        }

        var fact = Fact(line.Number, draft);
        if (fact.TakenBack == true)
        {
            return Waste.Refused.With("taken_back", "/line", ("line", Text(line.Number)));
        }

        if (fact.Open is { } open)
        {
            return Waste.Refused.With("correction_open", "/line", ("proposal", Text(open)));
        }

        if (Amended.Of(line.Act, Standing(fact, line), act.Pointer, act.Value, out _) is { } unfit)
        {
            return unfit;
        }

        string[] awaits = [.. row.Consent.Where(r => r != act.As && Parties.Of(r, line, draft) is { } party && party != act.Party)];
        var proposal = new ProposalState(
            draft.Number, line.Number, act.Pointer, act.Value, act.As, awaits, awaits.Length == 0 ? ProposalState.Posted : ProposalState.Open, draft.Ask.ReceivedAt);
        Show(line, draft);
        if (awaits.Length == 0)
        {
            return Post(proposal, line, fact, draft);
        }

        draft.Warn("consent_awaited", "", ("roles", string.Join('|', awaits)));
        draft.Put(CorrectionKeys.Proposal(draft.Number), proposal);
        draft.Put(CorrectionKeys.Fact(line.Number), fact with { Open = draft.Number });
        return null;
    }

    public static Waste.Refused? Consent(ConsentToCorrection act, Draft draft)
    {
        if (Find(act.Proposal, draft, out var proposal, out var line) is { } objection)
        {
            return objection;
        }

        if (!proposal!.Awaits.Contains(act.As) || Parties.Of(act.As, line!, draft) != act.Party)
        {
            return Waste.Refused.With("consent_not_asked", "/as", ("party", act.Party.Text), ("role", act.As));
        }

        proposal = proposal with { Awaits = [.. proposal.Awaits.Where(r => r != act.As)] };
        Show(line!, draft);
        if (proposal.Awaits.Count == 0)
        {
            return Post(proposal with { State = ProposalState.Posted }, line!, Fact(line!.Number, draft), draft);
        }

        draft.Put(CorrectionKeys.Proposal(proposal.Proposal), proposal);
        return null;
    }

    public static Waste.Refused? Refuse(RefuseCorrection act, Draft draft)
    {
        if (Find(act.Proposal, draft, out var proposal, out var line) is { } objection)
        {
            return objection;
        }

        if (!proposal!.Awaits.Contains(act.As) || Parties.Of(act.As, line!, draft) != act.Party)
        {
            return Waste.Refused.With("consent_not_asked", "/as", ("party", act.Party.Text), ("role", act.As));
        }

        End(proposal, ProposalState.Refused, line!, draft);
        return null;
    }

    public static Waste.Refused? Withdraw(WithdrawCorrection act, Draft draft)
    {
        if (Find(act.Proposal, draft, out var proposal, out var line) is { } objection)
        {
            return objection;
        }

        if (proposal!.By != act.As || Parties.Of(act.As, line!, draft) != act.Party)
        {
            return Waste.Refused.With("not_your_proposal", "/as", ("party", act.Party.Text), ("role", act.As));
        }

        End(proposal, ProposalState.Withdrawn, line!, draft);
        return null;
    }

    public static Waste.Refused? Lapse(LapseCorrection act, Draft draft)
    {
        if (Find(act.Proposal, draft, out var proposal, out var line) is { } objection)
        {
            return objection;
        }

        var proposed = Waste.Calendar.DayOf(proposal!.At);
        var days = draft.LawOn(proposed).Rule(TermRule, "")?.Value ?? 0;
        if (Waste.Calendar.DayOf(draft.Ask.ReceivedAt) <= proposed.PlusDays(days))
        {
            return Waste.Refused.With("lapse_not_due", "/happenedAt", ("day", NodaTime.Text.LocalDatePattern.Iso.Format(proposed.PlusDays(days))));
        }

        End(proposal, ProposalState.Lapsed, line!, draft);
        return null;
    }

    /// <summary>The line as earlier corrections left it.</summary>
    private static Edition Standing(FactState fact, Line line) => fact.Stands ?? new(line.Said, line.Moves);

    internal static FactState Fact(long line, Draft draft) => draft.Find<FactState>(CorrectionKeys.Fact(line)) ?? new(line);

    private static Waste.Refused? Find(long number, Draft draft, out ProposalState? proposal, out Line? line)
    {
        proposal = draft.Find<ProposalState>(CorrectionKeys.Proposal(number));
        line = proposal is null ? null : draft.LineAt(proposal.Line);
        return proposal is null || line is null ? Waste.Refused.With("no_such_proposal", "/proposal", ("proposal", Text(number)))
            : proposal.State != ProposalState.Open ? Waste.Refused.With("correction_ended", "/proposal", ("proposal", Text(number)), ("state", proposal.State))
            : null;
    }

    private static Waste.Refused? Post(ProposalState proposal, Line line, FactState fact, Draft draft)
    {
        var before = Standing(fact, line);
        if (Amended.Of(line.Act, before, proposal.Pointer, proposal.Value, out var after) is { } unfit)
        {
            return unfit;
        }

        var manifest = line.Manifest is { } step ? draft.Find<Manifest.ManifestState>(Keys.Manifest(step.Number)) : null;
        draft.BeginEdit(line, fact.Stands, after);
        if (Posting.Of(new(line, before.Said, after, proposal.Pointer, CorrectionRows.Find(line.Act, proposal.Pointer)!), draft) is { } objection)
        {
            return objection;
        }

        if (draft.LeftOpen != 0)
        {
            draft.Warn("correction_leaves_open", "/value", ("grams", Text(draft.LeftOpen)));
        }

        draft.Put(CorrectionKeys.Proposal(proposal.Proposal), proposal);
        var left = Remainders.Keep(line, manifest, fact, draft);
        if (draft is { LeftOpen: 0, Leaves: { } stands })
        {
            draft.Warn("correction_leaves_difference", "/value", ("grams", Text(Remainders.Net(stands, l => draft.Lot(l)!.Grams))));
        }

        draft.Put(CorrectionKeys.Fact(line.Number), fact with { Stands = draft.Corrects!.Is, Open = null, Left = left ?? fact.Left });
        return null;
    }

    private static void End(ProposalState proposal, string state, Line line, Draft draft)
    {
        draft.Put(CorrectionKeys.Proposal(proposal.Proposal), proposal with { State = state });
        draft.Put(CorrectionKeys.Fact(line.Number), Fact(line.Number, draft) with { Open = null });
        Show(line, draft);
    }

    /// <summary>What happens to a line of a manifest is told among the manifest's lines; its state stays.</summary>
    private static void Show(Line line, Draft draft)
    {
        if (line.Manifest is { } step && draft.Find<Manifest.ManifestState>(Keys.Manifest(step.Number)) is { } manifest)
        {
            draft.Step = new(manifest.Number, manifest.State);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
