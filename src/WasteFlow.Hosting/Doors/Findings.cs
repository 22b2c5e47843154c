using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What a room's rules find of an act on their way: notes, allowances, and for whom the caller stands in.</summary>
/// <param name="law">The law that the act is judged by.</param>
public sealed class Findings(InForce law)
{
    private readonly List<Note> notes = [];
    private readonly List<AllowanceTake> takes = [];
    private readonly List<FirmAllowance> bounds = [];
    private readonly List<Claim> claims = [];
    private readonly List<string> ended = [];

    public InForce Law => law;

    /// <summary>The party the caller stands in for (代录).</summary>
    public EnterpriseId? StandInFor { get; set; }

    /// <summary>What is judged has happened already and is only entered (补录): nothing refuses it any more, all is written down.</summary>
    public bool AfterTheFact { get; set; }

    /// <summary>What was found rests on what the room has not read of, so it takes in the journal's lines and judges once more before it asks.</summary>
    public bool Unread { get; set; }

    /// <summary>Adds a note, each code once for each place.</summary>
    public void Add(Note? note)
    {
        if (note is not null && !notes.Any(n => n.Code == note.Code && n.Pointer == note.Pointer))
        {
            notes.Add(note);
        }
    }

    /// <summary>Adds what the act asks of an allowance; what one item asks of one in the same unit is summed.</summary>
    /// <param name="rule">The rule it stands under, which an overdraw cites; null for none.</param>
    /// <param name="firm">Whether it may not be overdrawn while the act is still to come.</param>
    public void Take(AllowanceTake take, RuleRow? rule = null, bool firm = false)
    {
        Bind(take.Allowance, rule, firm);
        var at = takes.FindIndex(t => t.Allowance == take.Allowance && t.Unit == take.Unit && t.Item == take.Item);
        if (at < 0)
        {
            takes.Add(take);
        }
        else
        {
            takes[at] = take with { Amount = checked(takes[at].Amount + take.Amount), Grams = take.Grams is { } more ? checked(takes[at].Grams + more) : null };
        }
    }

    /// <summary>Names a rule that an allowance of the act stands under.</summary>
    /// <param name="percent">How much of the grant the rule is about; null for all of it.</param>
    public void Bind(string allowance, RuleRow? rule, bool firm, int? percent = null)
    {
        if (rule is not null && !bounds.Any(b => b.Allowance == allowance && b.Percent == percent))
        {
            bounds.Add(new(allowance, rule.Cited, Warns: !firm || AfterTheFact, percent));
        }
    }

    /// <summary>Names an allowance that was granted and is no more, by the act.</summary>
    public void End(string allowance) => ended.Add(allowance);

    /// <summary>Names what the act takes that no other may take, and what is told to who comes second; the ledger adds who was first.</summary>
    public void Claim(string key, string code, string pointer, params (string Name, string Value)[] details) =>
        claims.Add(new(key, new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal))));

    /// <summary>A finding counts as its effect says: <c>refuse</c> gives it back where the act is still to come, <c>warn</c> and <c>note</c> keep it as a note, null drops it.</summary>
    public Refused? Weigh(string? effect, Refused finding)
    {
        if (effect == "refuse" && !AfterTheFact)
        {
            return finding;
        }

        if (effect is not null)
        {
            Add(new Note(finding.Code, finding.Pointer, finding.Details, finding.Basis));
        }

        return null;
    }

    /// <summary>As <see cref="Weigh(string?, Refused)"/>, with the effect that the rule has in a division, and citing it.</summary>
    /// <param name="stream">The stream it is asked for, where the rule may differ by it.</param>
    public Refused? Weigh(string rule, string division, string? stream, Refused finding) =>
        law.Rule(rule, division, stream) is { } row ? Weigh(row.Effect, finding with { Basis = row.Cited }) : null;

    /// <summary>The judgement: refused, or taken with what was found.</summary>
    public Judgement Close(Refused? refused) => refused ?? new Judgement(null, takes, notes, StandInFor, bounds.Count == 0 ? null : bounds, claims.Count == 0 ? null : claims)
    {
        Ended = ended.Count == 0 ? null : ended,
        Unread = Unread,
    };
}
