using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A party objects to an entry that a counterparty, a gate or a bureau made for it (代录).</summary>
public static class Contesting
{
    public static Judgement Contest(ContestEntry act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        var line = act.Line.ToString(CultureInfo.InvariantCulture);
        found.Claim($"contested/{line}", "contested_already", "/line", ("line", line));
        return found.Close(Contestable(act, register, by) ?? Holding.Written(act.Reason, "/reason"));
    }

    private static Refused? Contestable(ContestEntry act, Register register, Caller by)
    {
        var line = act.Line.ToString(CultureInfo.InvariantCulture);
        return StandInFold.Find(act.Line, register) is not { } entry ? Refused.With("no_stand_in", "/line", ("line", line))
            : entry.Party != by.Enterprise ? Refused.With("not_yours", "/line", ("reason", line))
            : entry.ContestedAt is { } at
                ? Refused.With("contested_already", "/line", ("line", line), ("at", at.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}
