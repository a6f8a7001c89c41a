// Asks the reference engine: one JSON request a line on standard input, one JSON answer a line on standard output.
//
//   {"dump": "modele-social"}                                  the rules of a published package
//   {"rules": {...} | "package": name, "keep": bool,           rules, and the questions asked of each situation
//    "situations": [{"facts": {...}, "ask": [rule, ...]}]}
//
// A value comes as {v, u, m}: the value (or {"odd": "NaN"} for what JSON cannot say), its unit, missing variables with
// scores in their order; an error as {e: message}; `w` tells that the engine warned about units.
import Engine, { serializeUnit } from 'publicodes'
import { createInterface } from 'node:readline'

let warned = false
const logger = {
	log() {},
	error() {},
	warn(message) {
		if (message.includes('unité') || message.includes("n'est pas compatible")) warned = true
	},
}

const packages = {}
async function rulesOf(name) {
	packages[name] ??= (await import(name)).default
	return packages[name]
}

function value(node) {
	const odd = typeof node.nodeValue === 'number' && !Number.isFinite(node.nodeValue)
	return {
		v:
			odd ? { odd: String(node.nodeValue) }
			: node.nodeValue === undefined ? { odd: 'undefined' }
			: node.nodeValue,
		u: serializeUnit(node.unit) ?? '',
		m: Object.entries(node.missingVariables ?? {}),
	}
}

let engineOf = {}
async function answer(request) {
	if (request.dump) {
		const now = new Date()
		return {
			// As text, since the order of rules matters and not every reader keeps it.
			text: JSON.stringify(await rulesOf(request.dump)),
			today: [now.getFullYear(), now.getMonth() + 1, now.getDate()],
		}
	}
	let engine
	try {
		const options = { logger, flag: { filterNotApplicablePossibilities: request.filter ?? true } }
		if (request.package) {
			engineOf[request.package] ??= new Engine(await rulesOf(request.package), options)
			engine = engineOf[request.package]
		} else {
			engine = new Engine(request.rules, options)
		}
	} catch (error) {
		return { parse: String(error.message).slice(0, 400) }
	}
	const results = []
	for (const { facts, ask } of request.situations) {
		let refused
		try {
			engine.setSituation(facts)
		} catch (error) {
			refused = String(error.message).slice(0, 300)
			engine.setSituation({})
		}
		if (refused !== undefined) {
			results.push({ s: refused })
			continue
		}
		results.push(
			ask.map((rule) => {
				if (!request.keep) engine.resetCache()
				warned = false
				try {
					const result = value(engine.evaluate(rule))
					if (warned) result.w = true
					return result
				} catch (error) {
					engine.resetCache()
					return { e: String(error.message).slice(0, 300) }
				}
			}),
		)
	}
	return { results }
}

for await (const line of createInterface({ input: process.stdin })) {
	process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n')
}
