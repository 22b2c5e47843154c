using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Which applications (申请) a reader sees: those of his own sites, and for a bureau those of which it answers for an end.</summary>
public static class ApplicationList
{
    public static Read<IReadOnlyList<ApplicationView>> Of(SiteId? one, string? state, Caller reader, Register register)
    {
        ApplicationView[] seen = [.. ApplicationFold.All(register).Where(a => (one is null || a.Asked.Site == one) && Sees(a, reader, register))];
        return one is { } site && seen.Length == 0 && Standing.Objection(reader, register, site, "", new Findings(register.Law.On(default))) is { } refused
            ? refused
            : new Read<IReadOnlyList<ApplicationView>>([.. seen.Where(a => state is null || a.State == state)], null);
    }

    private static bool Sees(ApplicationView application, Caller reader, Register register) =>
        (Standing.Objection(reader, register, application.Asked.Site, "", new Findings(register.Law.On(default))) is null
            && (reader.Enterprise is not null || Standing.AnswersFor(reader, application.Asked.Codes, register.Law.On(default).Tables)))
        || (reader.IsAuthority && Standing.AnswersFor(reader, application.Asked.Codes, register.Law.On(default).Tables) && application.Asked.Receiver is { } receiver && Standing.Answers(reader, register.Site(receiver)!));
}
