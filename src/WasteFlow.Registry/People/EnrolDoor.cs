using System.Buffers.Text;
using System.Security.Cryptography;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>An administrator of the house enrols anybody, an enterprise's own administrator its people; the first one comes with a code.</summary>
public sealed class EnrolDoor(People people, FirstCode first, FoldRunners runners)
{
    private const int KeyLengthMin = 43;

    private static readonly string[] RolesOfParties = [Roles.Administrator, Roles.Clerk, Roles.Driver, Roles.Gate, Roles.Machine];
    private static readonly string[] RolesOfAuthorities = [Roles.Administrator, Roles.Officer, Roles.Planner, Roles.Machine, Roles.Gate];

    public async Task<Read<Enrolled>> First(FirstAdministrator ask, CancellationToken cancel)
    {
        if ((Identity(ask.Person, ask.Name) ?? PasswordObjection(ask.Password)) is { } unfit)
        {
            return unfit;
        }

        if (!first.Use(ask.Code))
        {
            return new Refused("first_code_wrong", "/code");
        }

        var person = new Person { Id = ask.Person, Name = ask.Name, Roles = Roles.Administrator, Password = Passwords.Keep(ask.Password) };
        if (!await people.Add(person, null, cancel))
        {
            first.GiveBack(ask.Code);
            return Refused.With("person_exists", "/person", ("person", ask.Person));
        }

        return new Enrolled(ask.Person, null);
    }

    public async Task<Read<Enrolled>> Open(EnrolPerson ask, Caller by, CancellationToken cancel)
    {
        if (Objection(ask, by) is { } refused)
        {
            return refused;
        }

        var made = ask.Password is null && ask.ApiKey is null ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)) : null;
        var person = new Person
        {
            Id = ask.Person,
            Name = ask.Name,
            Phone = ask.Phone,
            Enterprise = ask.Enterprise?.Text,
            Roles = string.Join(' ', ask.Roles.Distinct(StringComparer.Ordinal)),
            Region = ask.Region,
            Streams = ask.Streams is { Count: > 0 } streams ? string.Join(' ', streams) : null,
            Password = ask.Password is { } password ? Passwords.Keep(password) : null,
        };
        return await people.Add(person, ask.ApiKey ?? made, cancel)
            ? new Enrolled(ask.Person, made)
            : Refused.With("person_exists", "/person", ("person", ask.Person));
    }

    private static Refused? Identity(string person, string name) =>
        !EnterpriseId.TryRead(person, out _) ? Refused.With("field_malformed", "/person", ("pointer", "/person"))
        : name.Length is 0 or > 200 ? Refused.With("field_malformed", "/name", ("pointer", "/name"))
        : null;

    private static Refused? PasswordObjection(string password) => password.Length is < Passwords.LengthMin or > Passwords.LengthMax
        ? Refused.With("password_too_short", "/password", ("min", $"{Passwords.LengthMin}"), ("max", $"{Passwords.LengthMax}"))
        : null;

    /// <summary>Who answers for a region, or for some streams, makes nobody who answers for more.</summary>
    private Refused? Beyond(EnrolPerson ask, Caller by)
    {
        if (!by.IsAuthority)
        {
            return null;
        }

        if (ask.Enterprise is { } enterprise)
        {
            return by.Region is null ? null : runners.Of("registry").Read(register => register.Unknown(enterprise, "/enterprise")
                ?? Standing.Objection(by, register, enterprise, "/enterprise", new Findings(register.Law.On(default))));
        }

        return by.Region is { } own && !(ask.Region is { } region && Divisions.IsIn(region, own)) ? Refused.With("not_yours", "/region", ("reason", ask.Region ?? own))
            : by.Streams is { } some && !(ask.Streams is { Count: > 0 } streams && streams.All(some.Contains)) ? Refused.With("not_yours", "/streams", ("reason", string.Join(", ", some)))
            : null;
    }

    private Refused? Objection(EnrolPerson ask, Caller by)
    {
        if (!by.IsAuthority && (ask.Enterprise is null || ask.Enterprise != by.Enterprise))
        {
            return Refused.With("not_yours", "/enterprise", ("reason", (ask.Enterprise ?? by.Enterprise)?.Text ?? by.Person));
        }

        if (Beyond(ask, by) is { } beyond)
        {
            return beyond;
        }

        var unknown = ask.Enterprise is { } enterprise ? runners.Of("registry").Read(register => register.Unknown(enterprise, "/enterprise")) : null;
        var allowed = ask.Enterprise is null ? RolesOfAuthorities : RolesOfParties;
        var strange = ask.Roles.FirstOrDefault(r => !allowed.Contains(r, StringComparer.Ordinal));
        var stream = ask.Streams?.FirstOrDefault(static s => Streams.Find(s) is null);
        return Identity(ask.Person, ask.Name)
            ?? (unknown is not null ? unknown
                : ask.Roles.Count == 0 ? Refused.With("field_missing", "/roles", ("field", "roles"))
                : strange is not null ? Refused.With("role_unknown", "/roles", ("role", strange), ("roles", string.Join(", ", allowed)))
                : ask.Region is { } region && Divisions.Find(region) is null ? Refused.With("division_unknown", "/region", ("division", region))
                : stream is not null ? Refused.With("stream_unknown", "/streams", ("stream", stream))
                : ask.Password is { } password ? PasswordObjection(password)
                : null)
            ?? (ask.ApiKey is { Length: < KeyLengthMin } ? Refused.With("key_too_short", "/apiKey", ("min", $"{KeyLengthMin}")) : null);
    }
}
