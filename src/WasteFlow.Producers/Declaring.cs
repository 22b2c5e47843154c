using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>A unit declares what it expects to generate (产生清单、产废系数). Whether that is likely nobody can say beforehand; the bureau compares it afterwards.</summary>
public static class Declaring
{
    private const int MonthsMax = 12;

    public static Judgement Judge(DeclareGeneration act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(Standing.Objection(by, register, act.Site, "/site", found) ?? Months(act) ?? Wastes(act, found));
    }

    private static Refused? Months(DeclareGeneration act) =>
        act.From.Day != 1 ? Refused.With("field_malformed", "/from", ("pointer", "/from"))
        : act.Months is < 1 or > MonthsMax ? Refused.With("field_malformed", "/months", ("pointer", "/months"))
        : act.Wastes.Count == 0 ? Refused.With("field_missing", "/wastes", ("field", "wastes"))
        : null;

    private static Refused? Wastes(DeclareGeneration act, Findings found)
    {
        for (var i = 0; i < act.Wastes.Count; i++)
        {
            var (pointer, waste) = (FormattableString.Invariant($"/wastes/{i}"), act.Wastes[i]);
            if ((found.Law.Tables.Codes.Objection(waste.Code, $"{pointer}/code")
                ?? (act.Wastes.Take(i).Any(w => w.Code == waste.Code) ? Refused.With("code_named_twice", $"{pointer}/code", ("code", waste.Code.Text)) : null)
                ?? waste.Grams(pointer, out _)) is { } refused)
            {
                return refused;
            }

            found.Add(found.Law.Tables.Codes.Remark(waste.Code, $"{pointer}/code"));
        }

        return null;
    }
}
