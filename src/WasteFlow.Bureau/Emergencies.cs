using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A bureau switches the emergency mode of its region on and off (应急状态).</summary>
public static class Emergencies
{
    private const int NumberLengthMax = 80;

    public static Judgement Declare(DeclareEmergency act, Register register, Caller by, Instant now)
    {
        var law = register.LawOf(act);
        var stream = act.Streams.FirstOrDefault(s => law.Stream(s) is null);
        var there = register.Emergency(act.Emergency);
        var found = new Findings(law);
        if (there is null)
        {
            found.Claim($"emergency/{act.Emergency}", "emergency_number_taken", "/emergency", ("emergency", act.Emergency));
        }

        return found.Close(
            string.IsNullOrWhiteSpace(act.Emergency) || act.Emergency.Length > NumberLengthMax
                ? Refused.With("field_malformed", "/emergency", ("pointer", "/emergency"))
            : Divisions.Find(act.Region) is null ? Refused.With("division_unknown", "/region", ("division", act.Region))
            : !by.IsAuthority || by.Region is { } region && !Divisions.IsIn(act.Region, region) ? Refused.With("not_yours", "/region", ("reason", act.Region))
            : act.Streams.Count == 0 ? Refused.With("field_missing", "/streams", ("field", "streams"))
            : stream is not null ? Refused.With("stream_unknown", "/streams", ("stream", stream))
            : act.Until < act.From ? new Refused("period_reversed", "/until")
            : string.IsNullOrWhiteSpace(act.Reason) ? Refused.With("field_missing", "/reason", ("field", "reason"))
            : string.IsNullOrWhiteSpace(act.Document) ? new Refused("document_missing", "/document")
            : there is not null && there.Region != act.Region
                ? Refused.With("not_yours", "/emergency", ("reason", there.Region))
            : null);
    }
}
