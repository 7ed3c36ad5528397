"""What the pages of these tests are made of: menus, a footer, a story in three lengths; written for them."""


def links(**address_by_name):
    return " ".join(f'<a href="/{address}">{name}</a>' for name, address in address_by_name.items())


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


MENU_EN = f"<nav>{links(Home='', World='world', Sport='sport', Login='login')}</nav>"
MENU_ES = f"<nav>{links(Portada='', Mundo='mundo', Deportes='deportes', Ingresar='login')}</nav>"
FOOTER = "<footer><p>© 2024 The River Post. All rights reserved.</p><a href='/privacy'>Privacy policy</a></footer>"

LEAD = paragraphs(
    "Three bridges over the Seco were closed on Tuesday after engineers found cracks in the pillars of all of them, "
    "the public works office said.",
    "Some 340 lorries were waiting on both banks by noon, according to the drivers' union.",
)
STORY = LEAD + paragraphs(
    "The bridges were built in 1974 and last repaired eleven years ago. A report in March had warned that the river "
    "was washing out their foundations, and asked for soundings before the rains.",
    "“We asked for money twice,” said the district engineer, Ana Flores. “The answer was that the bridges had held so"
    " far.” The ministry did not comment on her words.",
    "Buses are being sent over the old road through the hills, which adds two hours to the journey. Schools on the "
    "south bank stay closed until Friday.",
    "Parliament's transport committee will hear the minister on Thursday. Opposition members want the report "
    "published in full, along with the list of the 61 other bridges it examined.",
)
MORE = paragraphs(
    "Farmers on the south bank carried milk across by boat. Nobody has counted the losses yet, but the cooperative "
    "puts them at nine tonnes a day.",
    "The army has offered a floating bridge for light vehicles. It would take four days to set up and would be closed"
    " again whenever the river rises above the mark of 1998.",
    "Two insurers told the paper that they had stopped covering goods that cross the Seco in January. One of them "
    "cited the March report; the other gave no reason.",
    "The oldest of the three bridges carries the water main of the lower town as well. Engineers are measuring it "
    "every two hours, and tanks have been set up in nine streets in case it has to be shut.",
    "On the north bank, shopkeepers kept their doors open until midnight for drivers who could not leave. “We ran out"
    " of bread at eight,” said one of them, “and of coffee at ten.”",
)


def page(title, body, *, lang="en", menu=MENU_EN, head="", footer=FOOTER):
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{menu}<main>{body}</main>{footer}</body></html>"
    )


def bare(title, body):
    """A page that a server, not a newsroom, has written."""
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def article(body, *, head="", menu=MENU_EN, lang="en", before="", after=""):
    return page(
        "Three bridges closed over the Seco | The River Post",
        f"{before}<article><h1>Three bridges closed over the Seco</h1>{body}</article>{after}",
        head=head,
        menu=menu,
        lang=lang,
    )


def teasers(count):
    return "".join(
        f'<div class="teaser"><h3><a href="/n/{n}">Council meets for the {n}th time about the market hall</a></h3>'
        f"<p>Traders and neighbours spoke for {n} hours; no vote was taken on plan number {n} of the "
        "architect.</p></div>"
        for n in range(4, 4 + count)
    )
