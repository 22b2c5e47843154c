using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>An administrator changes what a rule does, for its own region at most. What is not verified refuses only where that is said outright.</summary>
public static class RuleChanging
{
    private static readonly string[] Effects = ["refuse", "warn", "note"];

    public static Judgement Change(ChangeRule act, Register register, Caller by, Instant now)
    {
        var law = register.Law.On(act.From);
        var found = new Findings(law);
        found.Add(RulesKept.Find(act.Rule) is { } why ? Note.With("rule_not_asked", "/rule", ("rule", act.Rule), ("zh", why.Zh), ("en", why.En)) : null);
        return found.Close(
            Place(act, by)
            ?? (act.Stream is { } stream && law.Stream(stream) is null ? Refused.With("stream_unknown", "/stream", ("stream", stream)) : null)
            ?? Rule(act, law)
            ?? (act.Until < act.From ? new Refused("period_reversed", "/until") : null)
            ?? Holding.Written(act.Reason, "/reason")
            ?? (string.IsNullOrWhiteSpace(act.Document) ? new Refused("document_missing", "/document") : null));
    }

    private static Refused? Place(ChangeRule act, Caller by) =>
        act.Jurisdiction is { } place && Divisions.Find(place) is null ? Refused.With("division_unknown", "/jurisdiction", ("division", place))
        : by.Region is not { } region || (act.Jurisdiction is { } own && Divisions.IsIn(own, region)) ? null
        : Refused.With("not_yours", "/jurisdiction", ("reason", act.Jurisdiction ?? "全国"));

    private static Refused? Rule(ChangeRule act, InForce law)
    {
        if (!law.Tables.Rules.Knows(act.Rule))
        {
            return Refused.With("rule_unknown", "/rule", ("rule", act.Rule));
        }

        if (act.Effect is null && act.Value is null)
        {
            return Refused.With("field_missing", "/effect", ("field", "effect"));
        }

        if (act.Effect is { } effect && !Effects.Contains(effect, StringComparer.Ordinal))
        {
            return Refused.With("effect_unknown", "/effect", ("effect", effect));
        }

        var row = law.Rule(act.Rule, act.Jurisdiction ?? "", act.Stream);
        return row is null ? Refused.With("rule_not_there", "/from", ("rule", act.Rule))
            : act.Value is not null && row.Value is null ? Refused.With("rule_without_value", "/value", ("rule", act.Rule))
            : act.Value is { } value && !RuleUnits.Fits(row.Unit, value)
                ? Refused.With("rule_value_beyond", "/value", ("rule", act.Rule), ("range", RuleUnits.Range(row.Unit)), ("unit", row.Unit))
            : act is { Effect: "refuse", Unverified: not true } && row.Mark != "verified"
                ? Refused.With("rule_not_verified", "/unverified", ("rule", act.Rule), ("mark", row.Mark))
            : null;
    }
}
