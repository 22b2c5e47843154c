using NodaTime;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>Gives a token for eight hours to who shows a password or a key.</summary>
public sealed class SignInDoor(People people, WrongTries tries, SigningKey key, IClock clock)
{
    private static readonly Duration Lifetime = Duration.FromHours(8);

    /// <param name="address">Where the one sits who signs in.</param>
    public async Task<Read<Session>> Open(SignIn ask, string address, CancellationToken cancel)
    {
        if (ask.ApiKey is { } apiKey)
        {
            return await people.ByKey(apiKey, cancel) is { } owner ? await SessionOf(owner, "key", cancel) : new Refused("wrong_password", "/apiKey");
        }

        if (ask.Person is not { } name || ask.Password is not { } password)
        {
            return Refused.With("field_missing", "/password", ("field", "person, password"));
        }

        if (tries.MustWait(name, address))
        {
            return new Refused("too_many_tries", "/password");
        }

        var person = await people.Find(name, cancel);
        if (!Passwords.Fits(person?.Password, password))
        {
            tries.Wrong(name, address);
            return new Refused("wrong_password", "/password");
        }

        tries.Right(name, address);
        return await SessionOf(person!, "password", cancel);
    }

    private async Task<Session> SessionOf(Person person, string by, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var expires = Instant.FromUnixTimeMilliseconds((now + Lifetime).ToUnixTimeMilliseconds());
        EnterpriseId? enterprise = person.Enterprise is { } id ? new EnterpriseId(id) : null;
        var roles = person.Roles.Split(' ');
        var token = new Token(key.Id, expires, person.Id, enterprise, roles, person.Region, person.Streams?.Split(' '));
        await people.Remember(
            new SessionRow
            {
                Id = Guid.CreateVersion7(),
                Person = person.Id,
                IssuedAt = now.ToUnixTimeMilliseconds(),
                ExpiresAt = expires.ToUnixTimeMilliseconds(),
                By = by,
            },
            cancel);
        return new(key.Sign(token), expires, person.Id, enterprise, roles, person.Region, person.Name);
    }
}
